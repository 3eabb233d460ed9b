using AngleSharp.Html.Dom;
using CE4BIG.Domain.Programmes;
using CE4BIG.Pages.Tests.Samples;
using CE4BIG.Pages.Words;

namespace CE4BIG.Pages.Tests;

/// <summary>The pages by which visitor, host and staff answer what they are asked.</summary>
public sealed class DecidingTests
{
    [Theory]
    [InlineData("certificate", "certify", "actualStart")]
    [InlineData("validation", "partly", "amountEur")]
    [InlineData("validation", "incomplete", "missing")]
    [InlineData("validation", "delegate", "delegateTo")]
    [InlineData("visiting-approval-again", "approve", "awardEur")]
    [InlineData("payment-confirmation", "paid", "valueDate")]
    [InlineData("recovery", "received", "bankReference")]
    public async Task What_belongs_to_a_choice_stands_with_it(string name, string decision, string field)
    {
        var page = await ParseAsync(name);

        Assert.NotNull(page.QuerySelector($"input[value={decision}]")!.Closest(".choice")!.QuerySelector($"[name={field}]"));
        Assert.Equal(page.QuerySelectorAll($"[name={field}]").Length, page.QuerySelectorAll($".choice .belonging [name={field}]").Length);
    }

    [Theory]
    [InlineData("visiting-approval", new[] { "change", "reject", "conflict" })]
    [InlineData("visiting-approval-again", new[] { "approve", "change", "reject", "conflict" })]
    [InlineData("certificate", new[] { "no-show" })]
    [InlineData("payment-order", new[] { "hold", "refuse" })]
    public async Task A_choice_that_has_to_be_explained_says_so_to_the_stylesheet(string name, string[] decisions)
    {
        var page = await ParseAsync(name);

        Assert.Equal(decisions, page.QuerySelectorAll("input[name=decision][data-reason]").Select(radio => radio.GetAttribute("value")));
    }

    [Theory]
    [InlineData("report", "submit")]
    [InlineData("bank-correction", "bank")]
    [InlineData("survey", "survey")]
    public async Task Where_there_is_nothing_to_choose_the_button_says_what_is_done(string name, string decision)
    {
        var page = await ParseAsync(name);

        Assert.Equal(("hidden", decision), (page.QuerySelector("[name=decision]")!.GetAttribute("type"), page.QuerySelector("[name=decision]")!.GetAttribute("value")));
        Assert.NotEqual(Vocabulary.Of(Language.En)["form.send"], page.QuerySelector("main form button")!.TextContent);
    }

    [Fact]
    public async Task A_receipt_says_who_is_asked_now_and_that_the_page_may_be_closed()
    {
        var main = (await ParseAsync("receipt-HostConfirmation-Confirm")).QuerySelector("main")!;

        Assert.Equal(2, main.QuerySelectorAll(".waiting li").Length);
        Assert.Contains(Vocabulary.Of(Language.En)["receipt.close"], main.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-03-01T09:30:00Z", "2027-03-01T22:59:59Z", "today is the last day")]
    [InlineData("2027-03-01T09:30:00Z", "2027-03-02T22:59:59Z", "1 working day left")]
    [InlineData("2027-03-05T09:30:00Z", "2027-03-08T22:59:59Z", "1 working day left")]
    [InlineData("2027-03-01T09:30:00Z", "2027-03-08T22:59:59Z", "5 working days left")]
    [InlineData("2027-03-08T09:30:00Z", "2027-03-05T22:59:59Z", "1 working day overdue")]
    [InlineData("2027-03-06T09:30:00Z", "2027-03-05T22:59:59Z", "1 working day overdue")]
    [InlineData("2027-03-05T22:59:59.5Z", "2027-03-05T22:59:59Z", "the deadline has just passed")]
    public void A_deadline_is_told_in_working_days(string now, string due, string words) =>
        Assert.Equal(words, TimeLeft.InWords(Vocabulary.Of(Language.En), Sample.Programme, At(now), At(due)));

    [Fact]
    public async Task Every_missing_item_of_the_evidence_is_named_and_leads_to_its_field()
    {
        var page = await ParseAsync("report");
        var needed = page.QuerySelector("[data-missing]")!;

        Assert.Equal("outbound-travel return-travel accommodation", needed.GetAttribute("data-missing"));
        Assert.All(needed.QuerySelectorAll("a"), link => Assert.NotNull(page.QuerySelector(link.GetAttribute("href")!)));
    }

    [Fact]
    public async Task The_script_of_the_report_finds_its_limits_and_sentences_on_the_page()
    {
        var upload = (IHtmlElement)(await ParseAsync("report")).QuerySelector("form [data-upload]")!;

        Assert.Equal(("5000000", "25000000", "20"), (upload.GetAttribute("data-max-bytes"), upload.GetAttribute("data-max-total"), upload.GetAttribute("data-max-files")));
        Assert.All(["data-too-large", "data-wrong-type", "data-twice", "data-empty", "data-remove-name"], name => Assert.Contains("{name}", upload.GetAttribute(name), StringComparison.Ordinal));
        Assert.True(upload.IsHidden);
    }

    [Fact]
    public async Task What_the_visitor_must_do_next_comes_before_everything_else_with_the_way_to_its_form()
    {
        var page = await ParseAsync("exchange-mine-Visitor-task");
        var next = page.QuerySelector("main .next")!;

        Assert.Equal($"/step/{Sample.Exchange}/report-1?k={Sample.Secret}", next.QuerySelector("a.button")!.GetAttribute("href"));
        Assert.Equal($"/step/{Sample.Exchange}/report-1/new-link", next.QuerySelector("form")!.GetAttribute("action"));
        Assert.Same(next, page.QuerySelector("main section"));
    }

    [Fact]
    public async Task A_file_that_another_exchange_handed_in_is_flagged_with_its_number()
    {
        var flagged = (await ParseAsync("validation")).QuerySelectorAll("[data-also-in]");

        Assert.NotEmpty(flagged);
        Assert.All(flagged, line => Assert.Contains(Sample.Exchange.ToString(), line.TextContent, StringComparison.Ordinal));
    }

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<IHtmlDocument> ParseAsync(string name) =>
        PageTests.Parse(await Rendering.Pages.RenderAsync(AllPages.Of(Sample.Plain)[name], Sample.Plain.Frame(Language.En)));
}
