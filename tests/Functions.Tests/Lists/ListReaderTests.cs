using System.Text;
using CE4BIG.Domain.Calendar;
using CE4BIG.Functions.Lists;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;

namespace CE4BIG.Functions.Tests.Lists;

/// <summary>What is read of a list, and what is said of one that is wrong.</summary>
public sealed class ListReaderTests
{
    private const string Heading = "organisation,country,cluster,vat\r\n";

    private static readonly ListLine Selvita = new("Selvita", CountryCode.Parse("PL"), "lsk", "PL6792942955");

    [Theory]
    [InlineData("organisation,country,cluster,vat\r\nSelvita,PL,lsk,6792942955\r\n")]
    [InlineData("\uFEFForganisation;country;cluster;vat\nSelvita;PL;lsk;PL 679-294-29-55\n\n")]
    [InlineData("Organisation\tCountry\tCluster\tVAT\tContact name\tEmail\r\n Selvita \tpl\tLife Science Krakow\tPL6792942955\tAnna\tanna@example")]
    [InlineData("\"vat\",\"cluster\",\"country\",\"organisation\"\n\"6792942955\",\"LSK\",\"PL\",\"Selvita\"")]
    public async Task Text_is_read_whatever_parts_its_cells_and_in_whatever_order(string text) =>
        Assert.Equal([Selvita], await LinesAsync(ListFiles.Csv(text)));

    [Fact]
    public async Task A_workbook_is_read_like_text() => Assert.Equal(
        [Selvita, new ListLine("Łódź, „Institut“", CountryCode.Parse("PL"), "lsk", null)],
        await LinesAsync(ListFiles.Xlsx(["organisation", "", "country", "cluster", "vat"], ["Selvita", "", "PL", "lsk", "6792942955"], [], ["Łódź, „Institut“", "", "PL", "lsk"])));

    [Fact]
    public async Task Everything_that_is_wrong_is_said_by_row_and_column()
    {
        var errors = await ErrorsAsync(ListFiles.Csv(
            Heading + ",PL,lsk,\r\nSelvita,QQ,lsk,\r\nSelvita,PL,nowhere,\r\nSelvita,PL,lsk,12\r\n" + new string('x', 141) + ",PL,lsk,\r\nA\u0007B,PL,lsk,\r\nBioton,PL,lsk,\r\nBIOTON,PL,lsk,\r\n"));

        Assert.Equal(
            [
                new ListError(ListProblem.Missing, 2, "organisation"), new ListError(ListProblem.UnknownCountry, 3, "country"), new ListError(ListProblem.UnknownCluster, 4, "cluster"),
                new ListError(ListProblem.NotAVatNumber, 5, "vat"), new ListError(ListProblem.TooLong, 6, "organisation", 140), new ListError(ListProblem.UnsafeCharacters, 7, "organisation"),
                new ListError(ListProblem.Twice, 9, "organisation", 8),
            ],
            errors);
    }

    [Fact]
    public async Task Columns_that_are_missing_unknown_or_there_twice_are_named() => Assert.Equal(
        [new ListError(ListProblem.ColumnMissing, 1, "cluster"), new ListError(ListProblem.ColumnUnknown, 1, "town"), new ListError(ListProblem.ColumnTwice, 1, "country")],
        await ErrorsAsync(ListFiles.Csv("organisation,country,country,town\r\na,PL,PL,x\r\n")));

    [Theory]
    [InlineData("", ListProblem.FileMissing)]
    [InlineData(Heading, ListProblem.NoRows)]
    [InlineData("PK\u0003\u0004 no archive", ListProblem.NotReadable)]
    [InlineData("\r\n\r\n", ListProblem.NotReadable)]
    public async Task A_file_with_nothing_to_read_is_refused(string text, ListProblem problem) =>
        Assert.Equal(problem, Assert.Single(await ErrorsAsync(ListFiles.Csv(text))).Problem);

    [Fact]
    public async Task A_file_in_another_encoding_is_refused_and_not_guessed_at() =>
        Assert.Equal(ListProblem.NotReadable, Assert.Single(await ErrorsAsync(ListFiles.Of(Encoding.Latin1.GetBytes(Heading + "Universität,DE,biom,\r\n")))).Problem);

    [Fact]
    public async Task A_file_without_a_file_is_refused() => Assert.Equal(ListProblem.FileMissing, Assert.Single(await ErrorsAsync(null)).Problem);

    [Fact]
    public async Task As_many_rows_as_are_allowed_are_read_and_one_more_is_not()
    {
        static string Rows(int count) => Heading + string.Concat(Enumerable.Range(1, count).Select(i => FormattableString.Invariant($"Company {i},PL,lsk,\r\n")));

        Assert.Equal(ListLimits.Rows, (await LinesAsync(ListFiles.Csv(Rows(ListLimits.Rows)))).Count());
        Assert.Equal([new ListError(ListProblem.TooManyRows, Limit: ListLimits.Rows)], await ErrorsAsync(ListFiles.Csv(Rows(ListLimits.Rows + 1))));
        Assert.Equal(ListProblem.FileTooLarge, Assert.Single(await ErrorsAsync(ListFiles.Of(new byte[ListLimits.FileBytes + 1]))).Problem);
    }

    [Fact]
    public async Task A_damaged_workbook_is_refused_wherever_it_is_damaged()
    {
        using var whole = new MemoryStream();
        await ListFiles.Xlsx(["organisation", "country", "cluster"], ["Selvita", "PL", "lsk"]).CopyToAsync(whole);
        var random = new Random(7);
        for (var i = 0; i < 60; i++)
        {
            var bytes = whole.ToArray();
            bytes[random.Next(2, bytes.Length)] ^= (byte)random.Next(1, 256);
            var (lines, errors) = await ListReader.ReadAsync(ListFiles.Of(bytes), Samples.Programme, default);

            Assert.NotEqual(lines.IsEmpty, errors.IsEmpty);
        }
    }

    private static async Task<IEnumerable<ListLine>> LinesAsync(IFormFile file)
    {
        var (lines, errors) = await ListReader.ReadAsync(file, Samples.Programme, default);
        Assert.Empty(errors);
        return lines;
    }

    private static async Task<IEnumerable<ListError>> ErrorsAsync(IFormFile? file)
    {
        var (lines, errors) = await ListReader.ReadAsync(file, Samples.Programme, default);
        Assert.Empty(lines);
        return errors;
    }
}
