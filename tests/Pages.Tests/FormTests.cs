using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Programmes;
using CE4BIG.Pages.Models;
using CE4BIG.Pages.Tests.Samples;

namespace CE4BIG.Pages.Tests;

/// <summary>The forms as the app reads them, and as tools fill them in.</summary>
public sealed class FormTests
{
    private static readonly string[] Decide = ["code", "decision", "k", "lang"];

    public static TheoryData<string, string, string[], string[]> Steps => new()
    {
        { "host-confirmation", "/step/CX-7K3M9QPD/host-confirmation-1", ["confirm", "decline"], ["reason"] },
        { "host-choice", "/step/CX-7K3M9QPD/host-choice-1", ["resubmit", "withdraw"], ["reason", "programme", .. ApplicationFieldNames.All.Except(["visitorEmail"])] },
        { "visiting-approval", "/step/CX-7K3M9QPD/visiting-approval-1", ["approve", "change", "reject", "conflict"], ["reason"] },
        { "visiting-approval-again", "/step/CX-7K3M9QPD/visiting-approval-2", ["approve", "change", "reject", "conflict", "delegate"], ["reason", "awardEur", "delegateTo"] },
        { "hosting-approval", "/step/CX-7K3M9QPD/hosting-approval-1", ["approve", "reject", "conflict"], ["reason"] },
        { "correction", "/step/CX-7K3M9QPD/correction-1", ["resubmit", "withdraw"], ["reason", "programme", .. ApplicationFieldNames.All.Except(["visitorEmail"])] },
        { "new-dates", "/step/CX-7K3M9QPD/new-dates-1", ["resubmit", "withdraw"], ["reason", "programme", .. ApplicationFieldNames.All.Except(["visitorEmail"])] },
        { "advance-order", "/step/CX-7K3M9QPD/advance-order-1", ["order", "refuse"], ["reason"] },
        { "advance-confirmation", "/step/CX-7K3M9QPD/advance-confirmation-1", ["paid", "returned"], ["reason", "valueDate", "bankReference"] },
        { "report", "/step/CX-7K3M9QPD/report-1", ["submit"], ["summary", "results", "nextSteps", "evidence-outbound-travel", "evidence-return-travel", "evidence-accommodation", "evidence-agenda"] },
        { "certificate", "/step/CX-7K3M9QPD/certificate-1", ["certify", "no-show"], ["reason", "actualStart", "actualEnd"] },
        { "validation", "/step/CX-7K3M9QPD/validation-1", ["validate", "partly", "incomplete", "refuse", "conflict", "delegate"], ["reason", "amountEur", "missing", "delegateTo"] },
        { "validation-again", "/step/CX-7K3M9QPD/validation-2", ["validate", "partly", "refuse", "conflict"], ["reason", "amountEur"] },
        { "completion", "/step/CX-7K3M9QPD/completion-1", ["submit"], ["summary", "results", "nextSteps", "evidence-return-travel", "evidence-agenda"] },
        { "payment-order", "/step/CX-7K3M9QPD/payment-order-1", ["order", "hold", "refuse"], ["reason"] },
        { "bank-correction", "/step/CX-7K3M9QPD/bank-correction-1", ["bank"], ["iban", "bic", "accountHolder"] },
        { "payment-confirmation", "/step/CX-7K3M9QPD/payment-confirmation-1", ["paid", "returned"], ["reason", "valueDate", "bankReference"] },
        { "survey", "/step/CX-7K3M9QPD/survey-1", ["survey"], ["rating", "comment"] },
        { "recovery", "/step/CX-7K3M9QPD/recovery-1", ["received", "waive"], ["reason", "valueDate", "bankReference"] },
    };

    [Theory, MemberData(nameof(Steps))]
    public async Task A_step_posts_its_fields_to_its_own_address(string name, string action, string[] decisions, string[] fields)
    {
        var page = await ParseAsync(name);
        var form = page.QuerySelector<IHtmlFormElement>("main form")!;

        Assert.Equal(name.Replace("-again", "", StringComparison.Ordinal), page.QuerySelector("main")!.GetAttribute("data-step"));
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
    public async Task The_sections_of_the_application_have_every_field_that_the_reader_knows()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var section in ApplicationSections.All)
        {
            var form = (await ParseAsync($"apply-{ApplicationSections.Code(section)}")).QuerySelector<IHtmlFormElement>("#application-form")!;
            Assert.Equal("/apply", form.GetAttribute("action"));
            Assert.Equal(ApplicationSections.Code(section), form.QuerySelector("[name=section]")!.GetAttribute("value"));
            names.UnionWith(Names(form));
        }

        Assert.Equal([.. ApplicationFieldNames.All.Concat(["formId", "programme", "lang", "save", "section", "go"]).Order(StringComparer.Ordinal)], names.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("apply-organisation", "next", new[] { "next" })]
    [InlineData("apply-visit", "next", new[] { "visit", "next", "back" })]
    [InlineData("apply-resumed", "next", new[] { "next", "back" })]
    [InlineData("apply-review", "submit", new[] { "organisation", "person", "host", "visit", "purpose", "bank", "declarations", "submit", "back" })]
    public async Task A_section_goes_on_back_and_anywhere_is_saved_and_read_in_another_language(string name, string enter, string[] own)
    {
        var page = await ParseAsync(name);
        var form = page.QuerySelector<IHtmlFormElement>("#application-form")!;
        var buttons = form.Elements.OfType<IHtmlButtonElement>().Select(button => (button.GetAttribute("name"), button.GetAttribute("value"), button.GetAttribute("formaction"))).ToList();

        Assert.Equal(
            [
                // The Enter key takes the first one.
                ("go", enter, null),
                ("save", "language", "/apply?lang=en"),
                ("save", "language", "/apply?lang=fr"),
                ("save", "language", "/apply?lang=de"),
                ("save", "language", "/apply?lang=pl"),
                .. ApplicationSections.All.Select(section => ("go", ApplicationSections.Code(section), (string?)null)),
                .. own.Select(go => ("go", go, (string?)null)),
                ("save", "draft", null),
            ],
            buttons);
        Assert.Empty(page.QuerySelectorAll("nav.languages a"));
    }

    [Fact]
    public async Task The_application_asks_what_its_programme_needs()
    {
        var frame = Sample.Plain.Frame(Language.En) with { Programme = Sample.Missions };
        var names = new List<string>();
        foreach (var section in ApplicationSections.All)
        {
            names.AddRange(Names(PageTests.Parse(await Rendering.Pages.RenderAsync(AllPages.Apply(section, FormInput.Empty), frame)).QuerySelector<IHtmlFormElement>("#application-form")!));
        }

        Assert.Equal(["deMinimisEur", "declareDeMinimis", "prefinancing", "virtual"], names.Distinct().Except(ApplicationFieldNames.All).Except(["formId", "programme", "lang", "save", "section", "go"]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("check", new[] { "check-cluster", "check-days", "check-home", "check-host", "check-kind", "check-span", "check-visits", "lang", "programme" })]
    [InlineData("calculator", new[] { "calc-days", "calc-host", "calc-near", "lang", "programme" })]
    public async Task The_first_page_asks_by_GET_and_keeps_programme_and_language(string id, string[] fields)
    {
        var form = (await ParseAsync("landing")).QuerySelector<IHtmlFormElement>($"form#{id}")!;

        Assert.Equal(("get", $"/#{id}"), (form.Method, form.GetAttribute("action")));
        Assert.Equal(fields, Names(form));
    }

    [Theory]
    [InlineData(Language.En), InlineData(Language.Fr), InlineData(Language.De), InlineData(Language.Pl)]
    public async Task What_visitor_and_host_can_do_are_forms_of_their_own_that_ask_for_reason_and_code(Language language)
    {
        var page = PageTests.Parse(await Rendering.Pages.RenderAsync(AllPages.Of(Sample.Plain)["exchange-mine-Visitor"], Sample.Plain.Frame(language)));
        var forms = page.QuerySelectorAll<IHtmlFormElement>("main form[action='/exchange/CX-7K3M9QPD/act']").ToList();

        Assert.Equal(["postpone", "change-host", "withdraw", "cancel-by-host", "no-show", "cancel-by-cluster", "force-majeure"], forms.Select(form => form.QuerySelector("input[name=action]")!.GetAttribute("value")));
        Assert.All(forms, form => Assert.Equal(["action", "code", "k", "lang", "reason"], Names(form)));
        Assert.All(page.QuerySelectorAll("main details"), details => Assert.False(details.HasAttribute("open")));
        Assert.Equal(["k", "lang"], Names(page.QuerySelector<IHtmlFormElement>("main form[action='/exchange/CX-7K3M9QPD/new-code']")!));
    }

    [Fact]
    public async Task An_intervention_with_something_wrong_is_open_and_keeps_what_was_typed_there_only()
    {
        var page = await ParseAsync("exchange-mine-Host-CancelByHost-wrong");

        Assert.Equal("typed reason", page.QuerySelector<IHtmlTextAreaElement>("#cancel-by-host-reason")!.Value);
        Assert.Equal("", page.QuerySelector<IHtmlTextAreaElement>("#force-majeure-reason")!.Value);
        Assert.NotNull(page.GetElementById("cancel-by-host-reason-error"));
        Assert.Single(page.QuerySelectorAll("main details[open]"));
        Assert.NotNull(page.QuerySelector("#error-summary a[href='#cancel-by-host-code']"));
        Assert.Equal("form", page.QuerySelector("main")!.GetAttribute("data-outcome"));
    }

    [Fact]
    public async Task What_was_done_is_said_on_the_page_of_the_exchange()
    {
        var page = await ParseAsync("exchange-mine-Visitor-Postpone-done");

        Assert.Equal("receipt", page.QuerySelector("main")!.GetAttribute("data-outcome"));
        Assert.Equal("postpone", page.QuerySelector("main [data-action]")!.GetAttribute("data-action"));
    }

    public static TheoryData<string, string[]> StaffForms => new()
    {
        { "cancel-by-cluster", [] },
        { "extend", ["step", "days"] },
        { "resend", ["step"] },
        { "replace-person", ["role", "name", "email", "language"] },
        { "restart", [] },
        { "apply-programme", [] },
        { "hold-legally", [] },
        { "release-hold", [] },
        { "recover", ["amountEur"] },
    };

    [Theory, MemberData(nameof(StaffForms))]
    public async Task What_staff_can_do_asks_for_a_reason_and_its_own_fields(string action, string[] fields)
    {
        var page = await ParseAsync("desk-exchange");
        var form = page.QuerySelectorAll<IHtmlFormElement>("main form[action='/desk/exchange/CX-7K3M9QPD/act']")
            .First(form => form.QuerySelector("input[name=action]")!.GetAttribute("value") == action);

        Assert.Equal([.. fields.Concat(["action", "lang", "reason"]).Order(StringComparer.Ordinal)], Names(form));
    }

    [Fact]
    public async Task A_colleague_is_put_in_the_place_of_another_by_a_form_of_its_own()
    {
        var page = await ParseAsync("desk-exchange-replace-staff-wrong");
        var form = page.QuerySelectorAll<IHtmlFormElement>("main form").Single(form => form.QuerySelector("[name=personId]") is not null);

        Assert.Equal(["action", "lang", "personId", "reason", "step"], Names(form));
        Assert.Equal("lsk-deputy", form.QuerySelector<IHtmlSelectElement>("#replace-person-staff-personId")!.Value);
        Assert.True(form.Closest("details")!.HasAttribute("open"));
        Assert.Single(page.QuerySelectorAll("main .acts details[open]"));
    }

    [Fact]
    public async Task Several_missing_items_can_be_ticked_and_come_back()
    {
        var input = new FormInput { Values = new Dictionary<string, string>(StringComparer.Ordinal) { ["missing"] = "return-travel,agenda" } };
        var model = (ValidationModel)AllPages.Of(Sample.Plain)["validation"];
        model = model with { Basis = model.Basis with { Input = input } };

        var page = PageTests.Parse(await Rendering.Pages.RenderAsync(model, Sample.Plain.Frame(Language.En)));

        Assert.Equal(["return-travel", "agenda"], page.QuerySelectorAll("input[name=missing]:checked").Select(box => box.GetAttribute("value")));
    }

    [Fact]
    public async Task What_has_changed_is_shown_as_deleted_and_inserted()
    {
        var page = await ParseAsync("visiting-approval-again");

        Assert.Equal("Monday 15 March 2027", page.QuerySelector("table.changes del")!.TextContent);
        Assert.Equal("Tuesday 16 March 2027", page.QuerySelector("table.changes ins")!.TextContent);
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
    [InlineData("draft-kept-Sent", "receipt")]
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
