using System.Collections.Immutable;
using System.Security.Cryptography;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Web;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;

namespace CE4BIG.Functions.Tests.Web;

public sealed class UploadReaderTests
{
    private const string Field = "evidence-outbound-travel";

    public static TheoryData<byte[], string> Types => new() { { Posted.Pdf, "application/pdf" }, { Posted.Jpeg, "image/jpeg" }, { Posted.Png, "image/png" } };

    public static TheoryData<byte[]> Forged => new(
        "<html><script>alert(1)</script>"u8.ToArray(),
        "PK\u0003\u0004 a zip"u8.ToArray(),
        "GIF89a and more"u8.ToArray(),
        "%PDF"u8.ToArray(),
        " %PDF-1.7"u8.ToArray(),
        Posted.Png[..7],
        [0]);

    [Theory]
    [MemberData(nameof(Types))]
    public async Task A_file_is_what_its_first_bytes_say_whatever_its_name(byte[] content, string type)
    {
        var (uploads, errors) = await ReadAsync(Posted.File(Field, content, "page.html"));

        Assert.Empty(errors);
        var file = Assert.Single(uploads).File;
        Assert.Equal(("outbound-travel", "page.html", type, content.LongLength), (file.Item, file.FileName, file.ContentType, file.Length));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(content)), file.Sha256);
    }

    [Theory]
    [MemberData(nameof(Forged))]
    public async Task A_file_of_another_type_is_refused_at_its_field_by_name(byte[] content)
    {
        var (uploads, errors) = await ReadAsync(Posted.File(Field, content, "ticket.pdf"));

        Assert.Empty(uploads);
        Assert.Equal([FormError.Of(Field, FormProblem.FileTypeNotAllowed, subject: "ticket.pdf")], errors);
    }

    [Fact]
    public async Task An_empty_file_is_refused() =>
        Assert.Equal([FormError.Of(Field, FormProblem.FileEmpty, subject: "ticket.pdf")], (await ReadAsync(Posted.File(Field, []))).Errors);

    [Theory]
    [InlineData(5_000_000, true)]
    [InlineData(5_000_001, false)]
    public async Task Five_megabytes_are_the_most(int length, bool accepted)
    {
        var (uploads, errors) = await ReadAsync(Posted.File(Field, [.. Posted.Pdf, .. new byte[length - Posted.Pdf.Length]]));

        Assert.Equal(accepted ? 1 : 0, uploads.Length);
        Assert.Equal(accepted ? [] : [FormError.Of(Field, FormProblem.FileTooLarge, 5, "ticket.pdf")], errors);
    }

    [Fact]
    public async Task Twenty_files_are_the_most()
    {
        var files = Enumerable.Range(0, 21).Select(i => Posted.File(Field, Numbered(i))).ToArray();

        Assert.Empty((await ReadAsync(files[..20])).Errors);
        Assert.Equal([FormError.Of(Field, FormProblem.TooManyFiles, 20)], (await ReadAsync(files)).Errors);
    }

    [Theory]
    [InlineData(@"C:\Users\me\ticket.pdf", "ticket.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf")]
    [InlineData("invoice\u202Efdp.exe", "invoicefdp.exe")]
    [InlineData("zażółć gęślą.pdf", "zażółć gęślą.pdf")]
    [InlineData("folder/", "file")]
    [InlineData("\u0001\u200F", "file")]
    public async Task A_hostile_name_is_made_harmless(string name, string clean) =>
        Assert.Equal(clean, Assert.Single((await ReadAsync(Posted.File(Field, Posted.Pdf, name))).Uploads).File.FileName);

    [Fact]
    public async Task A_long_name_keeps_its_end()
    {
        var name = Assert.Single((await ReadAsync(Posted.File(Field, Posted.Pdf, new string('x', 500) + ".pdf"))).Uploads).File.FileName;

        Assert.Equal(120, name.Length);
        Assert.EndsWith(".pdf", name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_at_a_field_that_the_checklist_does_not_have_is_left_out()
    {
        var (uploads, errors) = await ReadAsync(Posted.File("evidence-passport", Posted.Pdf), Posted.File("photo", Posted.Png));

        Assert.Empty(uploads);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task The_same_file_for_a_second_item_is_refused_there_and_both_are_named()
    {
        var (uploads, errors) = await ReadAsync(Posted.File(Field, Posted.Pdf, "there.pdf"), Posted.File("evidence-return-travel", Posted.Pdf, "back.pdf"));

        Assert.Equal("there.pdf", Assert.Single(uploads).File.FileName);
        Assert.Equal([FormError.Twice("evidence-return-travel", "back.pdf", "there.pdf")], errors);
    }

    [Fact]
    public async Task A_file_of_an_earlier_round_is_not_taken_again()
    {
        var earlier = Samples.Evidence("accommodation", "hotel.pdf") with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(Posted.Pdf)) };

        var (uploads, errors) = await ReadAsync([earlier], Posted.File(Field, Posted.Pdf, "again.pdf"));

        Assert.Empty(uploads);
        Assert.Equal([FormError.Twice(Field, "again.pdf", "hotel.pdf")], errors);
    }

    [Fact]
    public async Task Each_file_has_an_id_that_cannot_be_guessed()
    {
        var ids = (await ReadAsync([.. Enumerable.Range(0, 20).Select(i => Posted.File(Field, Numbered(i)))])).Uploads.Select(u => u.File.Id).ToList();

        Assert.Equal(20, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{20}$", id));
    }

    private static byte[] Numbered(int number) => [.. Posted.Pdf, (byte)number];

    private static Task<(ImmutableArray<Upload> Uploads, IReadOnlyList<FormError> Errors)> ReadAsync(params IFormFile[] files) => ReadAsync([], files);

    private static async Task<(ImmutableArray<Upload> Uploads, IReadOnlyList<FormError> Errors)> ReadAsync(EvidenceFile[] onRecord, params IFormFile[] files)
    {
        var (uploads, errors) = await UploadReader.ReadAsync(new PostedForm(new Dictionary<string, string>(), [.. files]), Samples.Programme, onRecord, default);
        return (uploads, [.. errors.AsEnumerable()]);
    }
}
