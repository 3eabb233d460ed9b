using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CE4BIG.Domain.Programmes;
using CE4BIG.Pages.Tests.Samples;

namespace CE4BIG.Pages.Tests;

/// <summary>The forms as the app reads them, and as tools fill them in.</summary>
public sealed class FormTests
{
    private static readonly string[] Decide = ["code", "decision", "k", "lang"];

    public static TheoryData<string, string, string[], string[]> Steps => new()
    {
        { "host-confirmation", "/step/CX-7K3M9QPD/host-confirmation-1", ["confirm", "decline"], ["reason"] },
        { "visiting-approval", "/step/CX-7K3M9QPD/visiting-approval-1", ["approve", "change", "reject"], ["reason"] },
        { "hosting-approval", "/step/CX-7K3M9QPD/hosting-approval-1", ["approve", "reject"], ["reason"] },
        { "correction", "/step/CX-7K3M9QPD/correction-1", ["resubmit", "withdraw"], ["reason", "programme", .. ApplicationFieldNames.All.Except(["visitorEmail"])] },
        { "report", "/step/CX-7K3M9QPD/report-1", ["submit"], ["summary", "results", "nextSteps", "evidence-outbound-travel", "evidence-return-travel", "evidence-accommodation", "evidence-agenda"] },
        { "certificate", "/step/CX-7K3M9QPD/certificate-1", ["certify", "no-show"], ["reason", "actualStart", "actualEnd"] },
        { "validation", "/step/CX-7K3M9QPD/validation-1", ["validate", "incomplete", "refuse"], ["reason"] },
        { "payment-order", "/step/CX-7K3M9QPD/payment-order-1", ["order", "refuse"], ["reason"] },
        { "payment-confirmation", "/step/CX-7K3M9QPD/payment-confirmation-1", ["paid"], ["valueDate", "bankReference"] },
    };

    [Theory, MemberData(nameof(Steps))]
    public async Task A_step_posts_its_fields_to_its_own_address(string name, string action, string[] decisions, string[] fields)
    {
        var page = await ParseAsync(name);
        var form = page.QuerySelector<IHtmlFormElement>("main form")!;

        Assert.Equal(name, page.QuerySelector("main")!.GetAttribute("data-step"));
        Assert.Equal("form", page.QuerySelector("main")!.GetAttribute("data-outcome"));
        Assert.Equal(("post", action), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.Equal(decisions, form.QuerySelectorAll("input[name=decision]").Select(radio => radio.GetAttribute("value")));
        Assert.Equal([.. Decide.Concat(fields).Order(StringComparer.Ordinal)], Names(form));
        Assert.Equal(Sample.Secret, form.QuerySelector("input[name=k]")!.GetAttribute("value"));
    }

    [Theory, MemberData(nameof(Steps))]
    public async Task A_step_chooses_nothing_beforehand_and_has_one_button(string name, string action, string[] decisions, string[] fields)
    {
        var form = (await ParseAsync(name)).QuerySelector<IHtmlFormElement>($"main form[action='{action}']")!;

        Assert.Empty(form.QuerySelectorAll("[checked]"));
        Assert.Single(form.QuerySelectorAll("button, input[type=submit]"));
        Assert.NotEmpty(decisions.Concat(fields));
    }

    [Fact]
    public async Task The_application_has_every_field_that_the_reader_knows()
    {
        var form = (await ParseAsync("apply")).QuerySelector<IHtmlFormElement>("main form")!;

        Assert.Equal("/apply", form.GetAttribute("action"));
        Assert.Equal([.. ApplicationFieldNames.All.Concat(["formId", "programme", "lang", "save"]).Order(StringComparer.Ordinal)], Names(form));
        Assert.Equal(["sme", "cluster-organisation", "scaleup-support"], form.QuerySelectorAll("input[name=visitorKind]").Select(radio => radio.GetAttribute("value")!));
    }

    [Theory]
    [InlineData("apply")]
    [InlineData("apply-resumed")]
    public async Task The_application_can_be_submitted_saved_and_read_in_another_language_with_what_was_typed(string name)
    {
        var page = await ParseAsync(name);
        var form = page.QuerySelector<IHtmlFormElement>("main form")!;
        var buttons = form.Elements.OfType<IHtmlButtonElement>().Select(button => (button.GetAttribute("name"), button.GetAttribute("value"), button.GetAttribute("formaction"))).ToList();

        Assert.Equal(
            [
                // The Enter key takes the first one: it submits.
                (null, null, null),
                ("save", "language", "/apply?lang=en"),
                ("save", "language", "/apply?lang=fr"),
                ("save", "language", "/apply?lang=de"),
                ("save", "language", "/apply?lang=pl"),
                (null, null, null),
                ("save", "draft", null),
            ],
            buttons);
        Assert.Empty(page.QuerySelectorAll("nav.languages a"));
    }

    [Fact]
    public async Task Files_are_sent_as_files()
    {
        var form = (await ParseAsync("report")).QuerySelector<IHtmlFormElement>("main form")!;

        Assert.Equal("multipart/form-data", form.GetAttribute("enctype"));
        Assert.All(form.QuerySelectorAll("input[type=file]"), input => Assert.True(input.HasAttribute("multiple")));
    }

    [Fact]
    public async Task A_report_asked_for_again_demands_only_the_missing_files()
    {
        var page = await ParseAsync("report-again");

        Assert.Contains("(optional)", page.QuerySelector("label[for=evidence-accommodation]")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("(optional)", page.QuerySelector("label[for=evidence-return-travel]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sign-in", "/desk/sign-in", "email")]
    [InlineData("enter", "/desk/enter", "k")]
    [InlineData("dead-Report", "/step/CX-7K3M9QPD/report-1/new-link", "k")]
    public async Task The_small_forms_post_one_field(string name, string action, string field)
    {
        var form = (await ParseAsync(name)).QuerySelector<IHtmlFormElement>("main form")!;

        Assert.Equal(action, form.GetAttribute("action"));
        Assert.Equal(new[] { field, "lang" }.Order(StringComparer.Ordinal), Names(form));
    }

    [Theory]
    [InlineData("applied", "receipt")]
    [InlineData("draft-kept", "receipt")]
    [InlineData("draft-Purged", "error")]
    [InlineData("receipt-replayed", "receipt")]
    [InlineData("receipt-differently", "error")]
    [InlineData("dead-Expired", "error")]
    [InlineData("message-NotFound", "error")]
    [InlineData("message-NewLinkSent", "receipt")]
    public async Task Tools_can_tell_how_it_went(string name, string outcome)
    {
        Assert.Equal(outcome, (await ParseAsync(name)).QuerySelector("main")!.GetAttribute("data-outcome"));
    }

    [Fact]
    public async Task A_dead_link_that_a_new_one_would_not_help_offers_none()
    {
        Assert.Null((await ParseAsync("dead-Decided")).QuerySelector("main form"));
    }

    private static IEnumerable<string> Names(IHtmlFormElement form) =>
        form.QuerySelectorAll("[name]").Select(field => field.GetAttribute("name")!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static async Task<IHtmlDocument> ParseAsync(string name) =>
        PageTests.Parse(await Rendering.Pages.RenderAsync(AllPages.Of(Sample.Plain)[name], Sample.Plain.Frame(Language.En)));
}
