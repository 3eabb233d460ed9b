using System.Net;
using System.Text;
using CE4BIG.Season.Desk;
using CE4BIG.Season.Evidence;

namespace CE4BIG.Acceptance;

public sealed class ReportInputTests(ReportDesk report) : IClassFixture<ReportDesk>
{
    private const int FiveMegabytes = 5 * 1024 * 1024;

    private readonly RunningDesk _desk = report.Desk;

    [Theory]
    [InlineData("boarding-pass.pdf", "", 0, "empty")]
    [InlineData("boarding-pass.pdf", "<html><script>alert(1)</script>", 0, "a web page that claims to be a PDF")]
    [InlineData("boarding-pass.png", "MZ", 2000, "a program that claims to be a picture")]
    [InlineData("boarding-pass.exe", "MZ", 2000, "a program")]
    [InlineData("boarding-pass.pdf", "%PDF-1.4", FiveMegabytes, "too big")]
    public async Task A_bad_file_is_refused_at_its_field_and_what_was_written_is_kept(string name, string beginning, int more, string why)
    {
        var form = await FilledAsync();
        byte[] content = [.. Encoding.UTF8.GetBytes(beginning), .. new byte[more]];
        form.Attach("evidence-outbound-travel", new EvidenceFile(name, "application/pdf", content));

        var page = await _desk.Desk.SubmitAsync(form, CancellationToken.None);

        Assert.True(page.Status == HttpStatusCode.UnprocessableEntity, $"It was {why}, but: {page.Answer}");
        Assert.True(page.ErrorAt("evidence-outbound-travel") is { Length: > 0 }, page.Answer);
        Assert.Equal("We met.", page.FormWith("decision")["summary"]);
    }

    [Fact]
    public async Task Mandatory_evidence_that_is_missing_is_named()
    {
        var page = await _desk.Desk.SubmitAsync(await FilledAsync(except: "evidence-accommodation"), CancellationToken.None);

        Assert.True(page.Status == HttpStatusCode.UnprocessableEntity, page.Answer);
        Assert.NotNull(page.ErrorAt("evidence-accommodation"));
        Assert.Null(page.ErrorAt("evidence-agenda"));
    }

    [Fact]
    public async Task One_file_for_two_items_is_refused_at_the_second_and_both_are_named()
    {
        var form = (await FilledAsync(except: "evidence-return-travel")).Attach("evidence-return-travel", EvidenceFile.Document("both ways", "evidence-outbound-travel"));

        var page = await _desk.Desk.SubmitAsync(form, CancellationToken.None);

        Assert.True(page.Status == HttpStatusCode.UnprocessableEntity, page.Answer);
        Assert.Contains("both ways.pdf", page.ErrorAt("evidence-return-travel"), StringComparison.Ordinal);
        Assert.Contains("evidence-outbound-travel.pdf", page.ErrorAt("evidence-return-travel"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("summary", 0)]
    [InlineData("summary", 4001)]
    [InlineData("results", 0)]
    [InlineData("results", 10_000)]
    [InlineData("nextSteps", 4001)]
    public async Task A_text_that_is_missing_or_too_long_is_named_and_kept(string field, int length)
    {
        var text = new string('x', length);

        var page = await _desk.Desk.SubmitAsync((await FilledAsync()).Force(field, text), CancellationToken.None);

        Assert.True(page.Status == HttpStatusCode.UnprocessableEntity, page.Answer);
        Assert.NotNull(page.ErrorAt(field));
        Assert.Equal(text, page.FormWith("decision")[field]);
    }

    [Fact]
    public async Task More_files_than_allowed_are_refused()
    {
        var form = await FilledAsync();
        for (var i = 0; i < 21; i++)
        {
            form.Attach("evidence-agenda", EvidenceFile.Picture("page"));
        }

        var page = await _desk.Desk.SubmitAsync(form, CancellationToken.None);

        Assert.True(page.Status == HttpStatusCode.UnprocessableEntity, page.Answer);
    }

    [Fact]
    public async Task More_than_a_request_may_hold_is_refused_with_413_or_at_the_connection()
    {
        var form = await FilledAsync();
        for (var i = 0; i < 8; i++)
        {
            form.Attach("evidence-agenda", new EvidenceFile("page.pdf", "application/pdf", new byte[FiveMegabytes]));
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, form.Target) { Content = form.ToContent() };
        request.Headers.ExpectContinue = true;
        using var response = await _desk.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    private async Task<DeskForm> FilledAsync(string? except = null)
    {
        var page = await _desk.Desk.GetAsync(report.Asked.ActionLink!.AbsoluteUri, CancellationToken.None);
        var form = page.FormWith("decision").Fill("decision", "submit").Fill("code", report.Asked.Code!)
            .Fill("summary", "We met.").Fill("results", "A protocol.");
        foreach (var field in form.FileFields.Where(f => f != except))
        {
            form.Attach(field, EvidenceFile.Document(field, field));
        }

        return form;
    }
}
