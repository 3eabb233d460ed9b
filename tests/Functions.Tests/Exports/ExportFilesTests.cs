using System.Net;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Tests.Lifecycle;
using DocumentFormat.OpenXml.Packaging;

namespace CE4BIG.Functions.Tests.Exports;

/// <summary>The files as a browser gets them, and who gets none.</summary>
public sealed class ExportFilesTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private const string Coordinator = "claire.fontaine@ce4big.example";
    private const string Manager = "anna.nowak@lsk.example";
    private const string Finance = "ewa.zielinska@lsk.example";

    private RunningApp App => fixture.App;

    [Theory]
    [InlineData("exchanges.csv", Manager, HttpStatusCode.OK)]
    [InlineData("exchanges.xlsx", Manager, HttpStatusCode.OK)]
    [InlineData("exchanges.csv?q=%7C%27&stage=7&ending=none&sort=x&overdue=x", Coordinator, HttpStatusCode.OK)]
    [InlineData("indicators.csv", Manager, HttpStatusCode.OK)]
    [InlineData("indicators.xlsx", Coordinator, HttpStatusCode.OK)]
    [InlineData("payments.csv", Finance, HttpStatusCode.OK)]
    [InlineData("payments.xlsx", Coordinator, HttpStatusCode.OK)]
    [InlineData("payments.csv", Manager, HttpStatusCode.Forbidden)]
    [InlineData("ledger.csv", Finance, HttpStatusCode.OK)]
    [InlineData("ledger.csv?kind=9&from=0001-01-01&to=9999-12-31&cluster=nonsense", Coordinator, HttpStatusCode.OK)]
    [InlineData("ledger.xlsx", Manager, HttpStatusCode.Forbidden)]
    [InlineData("exchanges.csv", null, HttpStatusCode.Redirect)]
    [InlineData("exchanges.pdf", Coordinator, HttpStatusCode.NotFound)]
    [InlineData("people.csv", Coordinator, HttpStatusCode.NotFound)]
    [InlineData("0.csv", Coordinator, HttpStatusCode.NotFound)]
    [InlineData("exchanges", Coordinator, HttpStatusCode.NotFound)]
    public async Task Files_are_for_those_whose_business_they_are(string file, string? staff, HttpStatusCode answered)
    {
        using var answer = await App.GetAsync("/desk/export/" + file, staff);

        Assert.Equal(answered, answer.StatusCode);
    }

    [Fact]
    public async Task A_text_file_is_saved_under_the_name_of_what_it_holds_and_of_its_day_and_kept_by_nobody_on_the_way()
    {
        using var answer = await App.GetAsync("/desk/export/exchanges.csv", Coordinator);

        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Matches("^ce4big-exchanges-2026-[0-9]{2}-[0-9]{2}\\.csv$", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task What_stands_in_the_list_stands_in_both_files()
    {
        var id = await App.BeginAsync(Lives.AwaitingA(StepKind.VisitingApproval).Exchange);
        await RunningApp.UntilAsync(async () => (await TextAsync("/desk/exchanges?q=" + id, Manager)).Contains($"data-exchange=\"{id}\"", StringComparison.Ordinal));

        Assert.Contains(id.Value, await TextAsync("/desk/export/exchanges.csv?q=" + id, Manager), StringComparison.Ordinal);
        using var answer = await App.GetAsync("/desk/export/exchanges.xlsx?q=" + id, Manager);
        using var book = SpreadsheetDocument.Open(await answer.Content.ReadAsStreamAsync(), isEditable: false);
        Assert.Equal(id.Value, XlsxFileTests.Rows(book)[1][0].InnerText);
    }

    [Theory]
    [InlineData("/desk/exchanges?stage=Report", "/desk/export/exchanges.csv?stage=Report", Manager)]
    [InlineData("/desk/finance", "/desk/export/payments.xlsx", Finance)]
    [InlineData("/desk/finance?cluster=lsk", "/desk/export/payments.csv?cluster=lsk", Coordinator)]
    [InlineData("/desk/ledger?kind=Pay", "/desk/export/ledger.csv?kind=Pay", Finance)]
    [InlineData("/desk/ledger?cluster=lsk&from=2026-01-01", "/desk/export/ledger.xlsx?cluster=lsk&from=2026-01-01", Coordinator)]
    [InlineData("/desk/figures", "/desk/export/indicators.csv", Coordinator)]
    public async Task Each_list_leads_to_its_files_as_it_is_narrowed(string page, string file, string staff) =>
        Assert.Contains($"href=\"{file}\"", WebUtility.HtmlDecode(await TextAsync(page, staff)), StringComparison.Ordinal);

    private async Task<string> TextAsync(string path, string staff)
    {
        using var answer = await App.GetAsync(path, staff);
        return await answer.Content.ReadAsStringAsync();
    }
}
