using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Pages.Models;
using CE4BIG.Pages.Tests.Samples;

namespace CE4BIG.Pages.Tests;

/// <summary>What holds for every page, in every language, whatever people have typed.</summary>
public sealed class PageTests
{
    private static readonly string[] ForPaying = ["payment-", "advance-"];

    private const int MostBytes = 100 * 1024;

    /// <summary>Breaks out of text, attributes and comments where something is not escaped, and is as long as a name may be.</summary>
    private static string Hostile(string text) => $"<script>alert(1)</script>\"'><b id=main onclick=x>&amp;{{n}}-->{text}".PadRight(200, 'x');

    private static readonly Sample Evil = new(Hostile);

    public static TheoryData<Language> Languages => [.. Enum.GetValues<Language>()];

    public static TheoryData<string> PageNames => [.. AllPages.Names];

    [Theory, MemberData(nameof(PageNames))]
    public async Task Every_page_keeps_the_rules_in_every_language_with_hostile_data(string name)
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var html = await Rendering.Pages.RenderAsync(AllPages.Of(Evil)[name], Evil.Frame(language));
            var page = Parse(html);

            Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
            Assert.Equal(Codes.Of(language), page.DocumentElement.GetAttribute("lang"));
            Assert.InRange(Encoding.UTF8.GetByteCount(html), 1, MostBytes);
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.Single(page.QuerySelectorAll("main"));
            Assert.NotEqual("", page.Title);
            AssertNothingRunsOrStyles(page);
            AssertIdsAreUnique(page);
            AssertEveryFieldIsNamedForReaders(page);
            AssertReferencesLead(page);
        }
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task A_page_that_two_people_read_at_once_is_the_same_for_both(Language language)
    {
        var model = AllPages.Of(Sample.Plain)["desk-exchange"];

        var pages = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Rendering.Pages.RenderAsync(model, Sample.Plain.Frame(language)))));

        Assert.Single(pages.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_was_typed_comes_back_exactly_in_its_section_and_travels_hidden_through_the_others()
    {
        var input = Evil.Typed();
        foreach (var section in ApplicationSections.All)
        {
            var form = Parse(await Rendering.Pages.RenderAsync(AllPages.Apply(section, input), Evil.Frame(Language.Fr))).QuerySelector<IHtmlFormElement>("#application-form")!;

            foreach (var field in ApplicationFieldNames.All.Where(field => ApplicationSections.Of(field) != section))
            {
                Assert.Equal((field, "hidden", input.Values[field]), (field, form.QuerySelector<IHtmlInputElement>($"[name='{field}']")!.Type, form.QuerySelector<IHtmlInputElement>($"[name='{field}']")!.Value));
            }

            foreach (var field in ApplicationSections.Fields(section).Where(ApplicationFieldNames.All.Contains))
            {
                var shown = form.QuerySelectorAll($"[name='{field}']").Where(control => control.GetAttribute("type") != "hidden").ToList();
                Assert.NotEmpty(shown);
                if (shown[0] is IHtmlInputElement { Type: not ("radio" or "checkbox") } line) Assert.Equal(input.Values[field], line.Value);
                if (shown[0] is IHtmlTextAreaElement text) Assert.Equal(input.Values[field], text.Value);
            }
        }
    }

    [Fact]
    public async Task A_text_that_begins_with_a_line_break_keeps_it()
    {
        var input = new FormInput { Values = new Dictionary<string, string>(StringComparer.Ordinal) { ["goals"] = "\nsecond line" } };

        Assert.Equal("\nsecond line", (await ParseAsync(ApplicationSection.Purpose, input)).QuerySelector<IHtmlTextAreaElement>("#goals")!.Value);
        Assert.Equal("\nsecond line", (await ParseAsync(ApplicationSection.Bank, input)).QuerySelector<IHtmlInputElement>("[name=goals]")!.Value);
    }

    [Fact]
    public async Task Choices_and_ticks_come_back()
    {
        var input = new FormInput
        {
            Values = new Dictionary<string, string>(StringComparer.Ordinal) { ["visitorKind"] = "sme", ["hostCountry"] = "EL", ["declareSme"] = "yes" },
        };

        Assert.Equal("sme", (await ParseAsync(ApplicationSection.Organisation, input)).QuerySelector<IHtmlInputElement>("input[name=visitorKind]:checked")!.Value);
        Assert.Equal("EL", (await ParseAsync(ApplicationSection.Host, input)).QuerySelector<IHtmlSelectElement>("#hostCountry")!.Value);
        Assert.True((await ParseAsync(ApplicationSection.Declarations, input)).QuerySelector<IHtmlInputElement>("#declareSme")!.IsChecked);
    }

    [Fact]
    public async Task The_review_of_a_refused_application_leads_to_everything_that_is_wrong()
    {
        var page = await ParseAsync("apply-refused");
        var summary = page.QuerySelector("#error-summary")!;

        Assert.Equal("alert", summary.GetAttribute("role"));
        foreach (var field in ApplicationFieldNames.All)
        {
            Assert.NotNull(summary.QuerySelector($"a[href='#{field}']"));
            Assert.NotNull(page.GetElementById(field));
            Assert.NotNull(page.GetElementById($"{field}-error"));
        }

        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_stands_in_the_summary_and_at_its_field_in_every_section()
    {
        foreach (var section in ApplicationSections.All)
        {
            var page = await ParseAsync($"apply-{ApplicationSections.Code(section)}-wrong");

            foreach (var field in ApplicationSections.Fields(section).Where(ApplicationFieldNames.All.Contains))
            {
                Assert.NotNull(page.QuerySelector($"#error-summary a[href='#{field}']"));
                Assert.NotNull(page.GetElementById(field));
                Assert.NotNull(page.GetElementById($"{field}-error"));
            }
        }
    }

    [Theory]
    [InlineData("apply-wrong-day")]
    [InlineData("apply-refused-day")]
    public async Task A_day_of_the_agenda_is_named_by_its_date(string name)
    {
        var page = await ParseAsync(name);

        Assert.StartsWith("Tuesday 16 March 2027", page.QuerySelector("#error-summary a[href='#agenda-2027-03-16']")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.GetElementById("agenda-2027-03-16"));
        Assert.NotNull(page.GetElementById("agenda-2027-03-16-error"));
    }

    [Fact]
    public async Task A_short_visit_asks_for_its_agenda_day_by_day()
    {
        var page = await ParseAsync("apply-purpose-dated");

        Assert.Equal(
            [("agenda-2027-03-15", "Laboratory"), ("agenda-2027-03-16", ""), ("agenda-2027-03-17", "Protocol")],
            page.QuerySelectorAll<IHtmlTextAreaElement>("textarea[name^=agenda]").Select(day => (day.Name!, day.Value)));
        Assert.Equal("Monday 15 March 2027", page.QuerySelector("label[for=agenda-2027-03-15]")!.TextContent);
    }

    [Fact]
    public async Task An_agenda_written_by_days_is_shown_with_its_dates_in_the_readers_language()
    {
        var facts = Sample.Plain.Facts(Stage.Approval);
        facts = facts with { Application = facts.Application with { Agenda = "2027-03-15 Laboratory\n2027-03-16 Protocol" } };
        var model = (CommitmentModel)AllPages.Of(Sample.Plain)["commitment"] with { Facts = facts };

        var page = Parse(await Rendering.Pages.RenderAsync(model, Sample.Plain.Frame(Language.De)));

        Assert.Equal(["Montag, 15. März 2027", "Dienstag, 16. März 2027"], page.QuerySelectorAll("dl.agenda dt").Select(day => day.TextContent));
    }

    [Fact]
    public async Task The_list_of_sections_says_where_somebody_is_and_how_far_each_is()
    {
        var page = await ParseAsync("apply-visit-dated");

        Assert.Equal("Step 4 of 8", page.QuerySelector("nav.sections p")!.TextContent);
        Assert.Equal("visit", page.QuerySelector("nav.sections [aria-current=step] button")!.GetAttribute("value"));
        Assert.Equal(["visit"], page.QuerySelectorAll("nav.sections .done button").Select(button => button.GetAttribute("value")));
        Assert.Contains("(needs attention)", page.QuerySelector("nav.sections button[value=bank]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_section_of_the_visit_counts_the_days_and_shows_the_amount_with_its_formula()
    {
        var region = (await ParseAsync("apply-visit-dated")).QuerySelector("[data-live-region=visit]")!;

        Assert.Contains("3 working days are counted.", region.TextContent, StringComparison.Ordinal);
        Assert.Contains("€390.00", region.QuerySelector("table.amount")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_hints_for_VAT_number_and_account_are_those_of_the_visitors_country()
    {
        var input = new FormInput { Values = new Dictionary<string, string>(StringComparer.Ordinal) { ["visitorCountry"] = "EL" } };

        Assert.Contains("EL123456789", (await ParseAsync(ApplicationSection.Organisation, input)).GetElementById("visitorVat-hint")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("begins with GR and has 27 characters", (await ParseAsync(ApplicationSection.Bank, input)).GetElementById("iban-hint")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_page_answers_what_was_asked_with_every_rule_by_name()
    {
        var page = await ParseAsync("landing-answered");

        Assert.Equal("no", page.QuerySelector("[data-eligible]")!.GetAttribute("data-eligible"));
        Assert.Equal(Sample.Rules.Length, page.QuerySelectorAll("[data-eligible] li").Length);
        Assert.Equal("39000", page.QuerySelector("[data-amount-cents]")!.GetAttribute("data-amount-cents"));
    }

    [Fact]
    public async Task An_estimate_names_the_limit_of_the_distance_and_no_kilometres_that_nobody_gave()
    {
        var text = (await ParseAsync("landing-eligible")).QuerySelector("[data-amount-cents]")!.TextContent;

        Assert.Contains("because it is nearer than 200 km", text, StringComparison.Ordinal);
        Assert.DoesNotContain("199", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_switch_keeps_the_rest_of_the_address()
    {
        var page = await ParseAsync("report");

        Assert.Equal($"/step/CX-7K3M9QPD/report-1?k={Sample.Secret}&page=a%26b%3Dc&lang=de", page.QuerySelector("nav.languages a[hreflang=de]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Nobody_is_offered_the_desk_who_is_not_signed_in()
    {
        var page = Parse(await Rendering.Pages.RenderAsync(new LandingModel(), Sample.Plain.Frame(Language.En) with { SignedIn = null }));

        Assert.Null(page.QuerySelector("a[href='/desk']"));
        Assert.NotNull(page.QuerySelector("a[href='/desk/sign-in']"));
    }

    [Theory]
    [InlineData("/desk", "/desk")]
    [InlineData("/desk/exchanges", "/desk/exchanges")]
    [InlineData("/desk/exchange/CX-7K3M9QPD", "/desk/exchanges")]
    [InlineData("/desk/finance", "/desk/finance")]
    [InlineData("/desk/ledger", "/desk/finance")]
    [InlineData("/desk/payments", "/desk/payments")]
    [InlineData("/desk/payments/statement", "/desk/payments")]
    public async Task Staff_find_their_places_on_top_of_the_desk_and_see_where_they_are(string path, string marked)
    {
        var page = Parse(await Rendering.Pages.RenderAsync(AllPages.Of(Sample.Plain)["desk"], Sample.Plain.Frame(Language.En) with { Path = path }));

        Assert.Equal(marked, Assert.Single(page.QuerySelectorAll(".desk-nav a[aria-current=page]")).GetAttribute("href"));
        Assert.Equal(7, page.QuerySelectorAll(".desk-nav ul:first-child a").Length);
    }

    [Fact]
    public async Task The_forecast_is_what_is_free_less_what_stands_in_line_and_is_applied_for()
    {
        var forecast = (await ParseAsync("desk-ledger")).QuerySelector("[data-forecast-cents]")!;

        // 10 000 − 1 000 − 390 − 7 800 + 5 is free; 1 560 stand in line and 390 are applied for.
        Assert.Equal(((10_000 - 1_000 - 390 - 7_800 + 5 - 1_560 - 390) * 100).ToString(CultureInfo.InvariantCulture), forecast.GetAttribute("data-forecast-cents"));
        Assert.Equal("problem", forecast.ClassName);
    }

    [Fact]
    public async Task Every_entry_of_the_ledger_leads_to_its_exchange_and_its_pages_keep_what_they_are_narrowed_to()
    {
        var page = await ParseAsync("desk-ledger");

        Assert.All(page.QuerySelectorAll("#ledger tbody tr"), row => Assert.Equal($"/desk/exchange/{Sample.Exchange}", row.QuerySelector("a")!.GetAttribute("href")));
        Assert.Equal("/desk/ledger?cluster=lsk&kind=Pay&from=2027-01-01&to=2027-12-31&before=12#ledger", page.QuerySelector("a[rel=next]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_amount_is_shown_with_its_formula()
    {
        var rows = (await ParseAsync("exchange-mine-Visitor-task")).QuerySelectorAll("table.amount tr").Select(row => row.TextContent).ToList();

        Assert.Contains(rows, row => row.Contains("Portugal", StringComparison.Ordinal) && row.Contains("€780.00", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("fewer than 5 working days (3)", StringComparison.Ordinal) && row.Contains("€390.00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_first_page_promises_what_its_programme_gives()
    {
        var page = Parse(await Rendering.Pages.RenderAsync(new LandingModel(), Sample.Plain.Frame(Language.En) with { Programme = Sample.Missions }));
        var text = page.QuerySelector("main")!.TextContent;

        Assert.Contains("50 % of it before you travel", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Half of it", text, StringComparison.Ordinal);
        Assert.DoesNotContain("health", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_hosts_page_is_about_the_visit_and_not_about_the_money()
    {
        var page = await ParseAsync("exchange-mine-Host");

        Assert.Empty(page.QuerySelectorAll("table.amount"));
        Assert.DoesNotContain("€", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_waits_for_money_sees_the_place_in_line()
    {
        Assert.Equal("3", (await ParseAsync("exchange-mine-Visitor-waiting-Budget")).QuerySelector("[data-place]")!.GetAttribute("data-place"));
    }

    [Fact]
    public async Task The_commitment_names_who_signed_who_has_not_and_what_the_signatures_bind()
    {
        var page = await ParseAsync("commitment");

        Assert.Equal(["yes", "yes", "yes", "no"], page.QuerySelectorAll("tr[data-signed]").Select(row => row.GetAttribute("data-signed")!));
        Assert.Equal(Sample.Hash.Value, page.QuerySelector("[data-commitment]")!.TextContent);
        Assert.Contains($"version 2 with the mark {Sample.Hash.Value[..8]}", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("by confirming the visit", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 signature is still missing.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_finance_sees_the_account_in_full()
    {
        const string grouped = "PL61 1090 1014 0000 0712 1981 2874";
        foreach (var (name, model) in AllPages.Of(Sample.Plain))
        {
            var html = await Rendering.Pages.RenderAsync(model, Sample.Plain.Frame(Language.En));
            var shows = html.Contains(grouped, StringComparison.Ordinal) || html.Contains(grouped.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);

            Assert.Equal((name, Array.Exists(ForPaying, start => name.StartsWith(start, StringComparison.Ordinal))), (name, shows));
        }
    }

    internal static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    private static async Task<IHtmlDocument> ParseAsync(ApplicationSection section, FormInput input) =>
        Parse(await Rendering.Pages.RenderAsync(AllPages.Apply(section, input), Sample.Plain.Frame(Language.En)));

    private static async Task<IHtmlDocument> ParseAsync(string name) => Parse(await Rendering.Pages.RenderAsync(AllPages.Of(Sample.Plain)[name], Sample.Plain.Frame(Language.En)));

    // The content security policy allows neither inline scripts nor inline styles; hostile text must not become an element.
    private static void AssertNothingRunsOrStyles(IHtmlDocument page)
    {
        Assert.All(page.QuerySelectorAll("script"), script => Assert.Matches(@"^/assets/[a-z]+\.js\?v=[0-9a-f]{16}$", script.GetAttribute("src")));
        Assert.All(page.QuerySelectorAll("script"), script => Assert.Same(page.Head, script.Parent));
        Assert.Empty(page.QuerySelectorAll("style, iframe, object, embed, base, b"));
        Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => attribute.Name == "style" || attribute.Name.StartsWith("on", StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("link, img"), element => Assert.StartsWith("/assets/", element.GetAttribute("href") ?? element.GetAttribute("src"), StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("form"), form => Assert.StartsWith("/", form.GetAttribute("action"), StringComparison.Ordinal));
    }

    private static void AssertIdsAreUnique(IHtmlDocument page) =>
        Assert.DoesNotContain(page.QuerySelectorAll("[id]").GroupBy(element => element.Id, StringComparer.Ordinal), group => group.Count() > 1);

    private static void AssertEveryFieldIsNamedForReaders(IHtmlDocument page)
    {
        foreach (var field in page.QuerySelectorAll("input:not([type=hidden]), select, textarea"))
        {
            Assert.False(string.IsNullOrEmpty(field.Id));
            Assert.NotNull(page.QuerySelector($"label[for='{field.Id}']"));
        }

        Assert.All(page.QuerySelectorAll("fieldset"), fieldset => Assert.NotNull(fieldset.QuerySelector("legend")));
        Assert.All(page.QuerySelectorAll("img"), image => Assert.False(string.IsNullOrEmpty(image.GetAttribute("alt"))));
    }

    private static void AssertReferencesLead(IHtmlDocument page)
    {
        var referred = page.QuerySelectorAll("[aria-describedby]").SelectMany(element => element.GetAttribute("aria-describedby")!.Split(' '))
            .Concat(page.QuerySelectorAll("[aria-labelledby]").Select(element => element.GetAttribute("aria-labelledby")!))
            .Concat(page.QuerySelectorAll("a[href='#main'], a.skip").Select(element => element.GetAttribute("href")!.TrimStart('#')));
        Assert.DoesNotContain(referred, id => page.GetElementById(id) is null);
    }
}
