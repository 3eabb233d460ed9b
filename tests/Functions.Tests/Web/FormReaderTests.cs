using System.Text;
using CE4BIG.Functions.Web;
using CE4BIG.Pages.Models;

namespace CE4BIG.Functions.Tests.Web;

public sealed class FormReaderTests
{
    private const string Urlencoded = "application/x-www-form-urlencoded";

    [Fact]
    public async Task Fields_are_read_as_they_were_typed()
    {
        var (form, _) = await ReadAsync("name=Zofia+D%C4%85browska&goals=%3Cscript%3E%0D%0A&empty=");

        Assert.Equal("Zofia Dąbrowska", form!["name"]);
        Assert.Equal("<script>\r\n", form["goals"]);
        Assert.Equal("", form["empty"]);
        Assert.Equal("", form["never-posted"]);
    }

    [Fact]
    public async Task Boxes_of_one_name_are_read_together()
    {
        var (form, _) = await ReadAsync("missing=accommodation&missing=return-travel&decision=incomplete");

        Assert.Equal("accommodation,return-travel", form!["missing"]);
        Assert.Equal("incomplete", form["decision"]);
    }

    [Fact]
    public async Task A_text_far_too_long_for_its_field_is_still_read_so_that_nothing_typed_is_lost()
    {
        var (form, _) = await ReadAsync("goals=" + new string('x', 90_000));

        Assert.Equal(90_000, form!["goals"].Length);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_value_beyond_all_measure_is_too_large(bool withLength) =>
        Assert.Equal((null, MessageKind.TooLarge), await ReadAsync("goals=" + new string('x', 100_001), withLength));

    [Fact]
    public async Task More_fields_than_any_form_has_are_too_large() =>
        Assert.Equal((null, MessageKind.TooLarge), await ReadAsync(string.Join('&', Enumerable.Range(0, 101).Select(i => FormattableString.Invariant($"f{i}=x")))));

    [Fact]
    public async Task A_field_with_an_endless_name_is_too_large() =>
        Assert.Equal((null, MessageKind.TooLarge), await ReadAsync(new string('n', 101) + "=x"));

    [Fact]
    public async Task A_body_that_announces_too_much_is_refused_unread()
    {
        var request = Posted.Request(Urlencoded, "a=b"u8.ToArray());
        request.ContentLength = 500_001;

        Assert.Equal((null, MessageKind.TooLarge), await FormReader.ReadAsync(request, default));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData("")]
    public async Task What_is_no_form_is_a_bad_request(string contentType) =>
        Assert.Equal((null, MessageKind.BadRequest), await FormReader.ReadAsync(Posted.Request(contentType, "{}"u8.ToArray()), default));

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_malformed_upload_is_a_bad_request(string contentType) =>
        Assert.Equal((null, MessageKind.BadRequest), await FormReader.ReadAsync(Posted.Request(contentType, "no parts here"u8.ToArray()), default));

    [Fact]
    public async Task Files_come_with_their_field_and_empty_file_inputs_do_not_count()
    {
        var request = await Posted.MultipartAsync(content =>
        {
            content.Add(new StringContent("Summary"), "summary");
            content.Add(new ByteArrayContent(Posted.Pdf), "evidence-agenda", "agenda.pdf");
            var nothing = new ByteArrayContent([]);
            nothing.Headers.TryAddWithoutValidation("Content-Disposition", "form-data; name=\"evidence-accommodation\"; filename=\"\"");
            content.Add(nothing);
        });

        var (form, _) = await FormReader.ReadAsync(request, default);

        Assert.Equal("Summary", form!["summary"]);
        Assert.Equal(("evidence-agenda", "agenda.pdf"), (Assert.Single(form.Files).Name, form.Files[0].FileName));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task All_files_together_have_a_limit(bool withLength)
    {
        var request = await Posted.MultipartAsync(
            content => content.Add(new ByteArrayContent(new byte[FormReader.LargestUpload + 1]), "evidence-agenda", "agenda.pdf"), withLength);

        Assert.Equal((null, MessageKind.TooLarge), await FormReader.ReadAsync(request, default));
    }

    private static Task<(PostedForm? Form, MessageKind Problem)> ReadAsync(string body, bool withLength = true) =>
        FormReader.ReadAsync(Posted.Request(Urlencoded, Encoding.UTF8.GetBytes(body), withLength), default);
}
