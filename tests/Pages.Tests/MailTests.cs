using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Pages.Mail;
using CE4BIG.Pages.Tests.Samples;

namespace CE4BIG.Pages.Tests;

public sealed partial class MailTests
{
    private const int Patience = 5_000;

    private static readonly Sample Evil = new(text => $"<img src=x onerror=y>\"'&amp;{{host}} {text}");

    public static TheoryData<Language> Languages => [.. Enum.GetValues<Language>()];

    [Theory, MemberData(nameof(Languages))]
    public async Task Every_mail_keeps_the_rules_with_hostile_data(Language language)
    {
        foreach (var (name, mail) in AllMails.Of(Evil, language))
        {
            var content = await Rendering.Mails.RenderAsync(mail);
            var html = PageTests.Parse(content.Html);

            Assert.StartsWith("[CX-7K3M9QPD] ", content.Subject, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', content.Subject);
            Assert.Equal(Codes.Of(language), html.DocumentElement.GetAttribute("lang"));
            Assert.Empty(html.QuerySelectorAll("img, script, link, iframe, form"));
            Assert.Equal((name, AllMails.ActionUrl), (name, html.QuerySelector<IHtmlAnchorElement>("a")!.GetAttribute("href")));
            Assert.Equal(AllMails.ActionUrl, FirstAddress().Match(content.Text).Value);
        }
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task Text_and_html_say_the_same(Language language)
    {
        foreach (var (name, mail) in AllMails.Of(Sample.Plain, language))
        {
            var content = await Rendering.Mails.RenderAsync(mail);
            var shown = Flat(PageTests.Parse(content.Html).Body!.TextContent);

            foreach (var line in content.Text.Split('\n').Select(line => Flat(line.TrimStart('>', '-'))).Where(line => line.Length > 0))
            {
                // A fact is one line of text, and two cells of a table.
                var parts = shown.Contains(line, StringComparison.Ordinal) ? [line] : line.Split(": ", 2).Select(part => part.TrimEnd(':', ' ')).ToArray();
                Assert.All(parts, part => Assert.True(shown.Contains(part, StringComparison.Ordinal), $"{name}: '{part}' is not in the HTML"));
            }
        }
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task A_step_shows_its_code_once_on_a_line_of_its_own(Language language)
    {
        var mail = AllMails.Of(Sample.Plain, language).First(mail => mail.Mail.Kind == NoticeKind.StepAsked).Mail;

        var content = await Rendering.Mails.RenderAsync(mail);

        Assert.Equal(AllMails.Code, PageTests.Parse(content.Html).QuerySelectorAll("strong.code[data-code]").Single().TextContent);
        Assert.Single(content.Text.Split('\n'), line => CodeLine().IsMatch(line));
    }

    [Fact]
    public async Task A_mail_that_asks_for_nothing_shows_no_code()
    {
        var mail = AllMails.Of(Sample.Plain, Language.En).First(mail => mail.Mail.Kind == NoticeKind.Paid).Mail with { Code = AllMails.Code };

        var content = await Rendering.Mails.RenderAsync(mail);

        Assert.DoesNotContain(AllMails.Code, content.Html + content.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task A_mail_that_leads_to_the_exchanges_page_shows_the_code_for_that_page_to_visitor_and_host_only(Language language)
    {
        foreach (var (name, mail) in AllMails.Of(Sample.Plain, language).Where(mail => mail.Mail.Kind is NoticeKind.Approved or NoticeKind.Ended or NoticeKind.PageCode))
        {
            var content = await Rendering.Mails.RenderAsync(mail);
            var codes = PageTests.Parse(content.Html).QuerySelectorAll("strong.code[data-code]").Select(code => code.TextContent);

            Assert.Equal((name, mail.Role == Role.HostingManager ? "" : AllMails.PageCode), (name, string.Join(' ', codes)));
        }
    }

    [Fact]
    public async Task A_report_that_is_late_is_asked_for_once_more_until_the_end_of_the_grace()
    {
        var mail = AllMails.Of(Sample.Plain, Language.En).First(mail => mail.Mail.Kind == NoticeKind.GraceBegan).Mail;

        var content = await Rendering.Mails.RenderAsync(mail);

        Assert.Equal(AllMails.Code, PageTests.Parse(content.Html).QuerySelector("strong.code[data-code]")!.TextContent);
        Assert.Contains("The report is accepted until Tuesday 16 March 2027 (in 22 days).", content.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reduced_amount_comes_with_its_calculation_in_writing()
    {
        var mail = AllMails.Of(Sample.Plain, Language.En).First(mail => mail.Mail.Kind == NoticeKind.Validated).Mail with { Formula = Sample.LumpSum.ReducedTo(Money.Euros(100)) };

        var content = await Rendering.Mails.RenderAsync(mail);

        Assert.Contains("- Ceiling for Portugal: €780.00\n- Half of it, because it is fewer than 5 working days (3): €390.00\n- Reduced by the decision of the cluster: €100.00", content.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_named_item_by_item()
    {
        var mail = AllMails.Of(Sample.Plain, Language.En).First(mail => mail is { Mail.Kind: NoticeKind.StepAsked, Mail.Step.Kind: StepKind.Completion }).Mail;

        var content = await Rendering.Mails.RenderAsync(mail);

        Assert.Contains("only this is missing:\n\n- Proof of the journey back\n\n", content.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_who_stays_at_the_screen_is_asked_for_proof_of_travel()
    {
        var mail = AllMails.Of(Sample.Plain, Language.En).First(mail => mail.Mail.Kind == NoticeKind.TravelReminder).Mail with { IsVirtual = true };

        var content = await Rendering.Mails.RenderAsync(mail);

        Assert.DoesNotContain("journey", content.Text, StringComparison.Ordinal);
        Assert.Contains("Agenda as it took place", content.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_visitor_is_told_amount_date_and_reference_of_the_payment()
    {
        var mail = AllMails.Of(Sample.Plain, Language.En).First(mail => mail.Mail.Kind == NoticeKind.Paid).Mail;

        var content = await Rendering.Mails.RenderAsync(mail);

        Assert.Contains("€390.00", content.Subject, StringComparison.Ordinal);
        Assert.Contains("2 Apr 2027", content.Text, StringComparison.Ordinal);
        Assert.Contains("2027-0402-1155", content.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reminder_before_travel_lists_the_evidence_to_keep()
    {
        var mail = AllMails.Of(Sample.Plain, Language.En).First(mail => mail.Mail.Kind == NoticeKind.TravelReminder).Mail;

        var content = await Rendering.Mails.RenderAsync(mail);

        Assert.Equal(Sample.Programme.Evidence.Count, PageTests.Parse(content.Html).QuerySelectorAll("li").Length);
        Assert.Contains("Invoice for the accommodation (mandatory)", content.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reminder_goes_on_with_a_sentence_of_its_own()
    {
        var mail = AllMails.Of(Sample.Plain, Language.De).First(mail => mail is { Mail.Kind: NoticeKind.StepReminder, Mail.Step.Kind: StepKind.Report }).Mail;

        var content = await Rendering.Mails.RenderAsync(mail);

        Assert.Contains("\n\nwir haben noch nichts von Ihnen gehört.\n\nWir hoffen", content.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task The_sign_in_mail_leads_to_the_desk_and_names_its_time(Language language)
    {
        var content = await Rendering.Mails.RenderAsync(new SignInMail
        {
            Language = language,
            Programme = Sample.Programme,
            RecipientName = "Anna Nowak",
            ActionUrl = "http://localhost:7071/desk/enter?k=abc",
            ValidUntil = Sample.Now,
        });

        Assert.Equal("http://localhost:7071/desk/enter?k=abc", PageTests.Parse(content.Html).QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("10:30", content.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task A_mail_about_a_draft_leads_to_it_and_says_the_same_twice(Language language)
    {
        foreach (var mail in AllMails.Drafts(language))
        {
            var content = await Rendering.Mails.RenderAsync(mail);
            var html = PageTests.Parse(content.Html);
            var shown = Flat(html.Body!.TextContent);

            Assert.Equal(mail.ActionUrl, html.QuerySelector("a")!.GetAttribute("href"));
            Assert.Equal(mail.ActionUrl, FirstAddress().Match(content.Text).Value);
            Assert.Contains("CE4BIG ClusterXchange", content.Subject, StringComparison.Ordinal);
            Assert.All(
                content.Text.Split('\n').Select(Flat).Where(line => line.Length > 0 && line != "--"),
                line => Assert.Contains(line.TrimEnd(':', ' '), shown, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_mail_about_a_draft_names_its_removal_only_where_that_comes_before_the_close()
    {
        var mail = AllMails.Drafts(Language.En).First();

        var before = await Rendering.Mails.RenderAsync(mail);
        var after = await Rendering.Mails.RenderAsync(mail with { KeptUntil = mail.ClosesAt.AddDays(1) });

        Assert.Contains("we remove the draft after Sunday 30 May 2027", before.Text, StringComparison.Ordinal);
        Assert.Contains("until Sunday 31 December 2028", before.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("we remove", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_mails_are_kebab_case_and_begin_with_the_step()
    {
        Assert.Equal("host-confirmation-asked", NoticeNames.Of(NoticeKind.StepAsked, new StepKey(StepKind.HostConfirmation, 2)));
        Assert.All(AllMails.Of(Evil, Language.En).Select(mail => mail.Mail.Name).Concat(AllMails.Drafts(Language.En).Select(mail => mail.Name)), name => Assert.Matches("^[a-z]+(-[a-z]+)*$", name));
    }

    private static string Flat(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"https?://\S+", RegexOptions.None, matchTimeoutMilliseconds: Patience)]
    private static partial Regex FirstAddress();

    [GeneratedRegex("^[A-Za-z]+\u00a0?: 402917$", RegexOptions.None, matchTimeoutMilliseconds: Patience)]
    private static partial Regex CodeLine();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: Patience)]
    private static partial Regex Spaces();
}
