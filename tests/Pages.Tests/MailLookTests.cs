using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Pages.Mail;
using CE4BIG.Pages.Tests.Samples;

namespace CE4BIG.Pages.Tests;

/// <summary>What makes a mail pleasant: the order in which it says things, and colours that can be read by day and by night.</summary>
public sealed class MailLookTests
{
    private const double Readable = 4.5;

    public static TheoryData<Language> Languages => [.. Enum.GetValues<Language>()];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_text_can_be_read_by_day_and_by_night(bool dark)
    {
        List<MailContent> mails = [await Rendering.Mails.RenderAsync(AllMails.Digest(Sample.Plain, Language.En)), await Rendering.Mails.RenderAsync(AllMails.Drafts(Language.En).First())];
        foreach (var (_, mail) in AllMails.Of(Sample.Plain, Language.En)) mails.Add(await Rendering.Mails.RenderAsync(mail));

        foreach (var mail in mails)
        {
            var texts = MailColours.Contrasts(PageTests.Parse(mail.Html), dark).ToList();
            Assert.NotEmpty(texts);
            Assert.All(texts, text => Assert.True(text.Contrast >= Readable, FormattableString.Invariant($"'{text.Text}' has a contrast of {text.Contrast:0.0}")));
        }
    }

    [Fact]
    public void A_colour_that_cannot_be_read_would_be_found()
    {
        const string mail = "<style>@media (prefers-color-scheme: dark) { .ink { color: #334455 !important; } } @media (max-width: 480px) {}</style><body style='background:#222222'><p class='ink' style='color:#dddddd'>text</p>";

        Assert.True(MailColours.Contrasts(PageTests.Parse(mail), dark: false).Single().Contrast > Readable);
        Assert.True(MailColours.Contrasts(PageTests.Parse(mail), dark: true).Single().Contrast < Readable);
    }

    [Fact]
    public async Task A_request_says_who_what_with_which_code_and_until_when_before_anything_else()
    {
        var mail = AllMails.Of(Sample.Plain, Language.En).First(mail => mail.Mail is { Kind: NoticeKind.StepAsked, Step.Kind: StepKind.Correction }).Mail;

        var text = (await Rendering.Mails.RenderAsync(mail)).Text;

        AssertInOrder(text, "Dear Zofia", "something has to be changed", "Amend the application:", mail.ActionUrl!, "Code: 402917", "Please answer by", "Also involved: Yann", "The reason given:", "Exchange: CX-7K3M9QPD", "-- ");
    }

    [Fact]
    public async Task A_mail_that_tells_something_tells_it_before_it_offers_the_page()
    {
        var mail = AllMails.Of(Sample.Plain, Language.En).First(mail => mail.Mail is { Kind: NoticeKind.Ended, Ending: Ending.NothingDue, Role: Role.Visitor }).Mail;

        var text = (await Rendering.Mails.RenderAsync(mail)).Text;

        AssertInOrder(text, "no lump sum is due", "The reason given:", "How the amount comes about:", "See your exchange:", "Code: 550137", "-- ");
    }

    [Fact]
    public async Task French_leaves_a_space_before_a_colon()
    {
        var mail = AllMails.Of(Sample.Plain, Language.Fr).First(mail => mail.Mail.Kind == NoticeKind.StepAsked).Mail;

        Assert.DoesNotMatch("[a-zé]:\\s", (await Rendering.Mails.RenderAsync(mail)).Text);
    }

    [Theory]
    [InlineData(0, "Please answer by Monday 1 March 2027 (today).")]
    [InlineData(-1, "Please answer by Monday 1 March 2027 (tomorrow).")]
    [InlineData(-7, "Please answer by Monday 1 March 2027 (in 7 days).")]
    [InlineData(1, "Please answer by Monday 1 March 2027.")]
    public async Task A_deadline_is_a_weekday_and_says_how_long_that_is(int daysAfter, string said)
    {
        var mail = AllMails.Of(Sample.Plain, Language.En).First(mail => mail.Mail.Kind == NoticeKind.StepAsked).Mail;

        Assert.Contains($"\n\n{said}\n\n", (await Rendering.Mails.RenderAsync(mail with { At = Sample.Now.AddDays(daysAfter) })).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task The_line_that_lists_of_mails_show_says_what_is_asked_and_is_not_seen_in_the_mail(Language language)
    {
        foreach (var (name, mail) in AllMails.Of(Sample.Plain, language))
        {
            var first = PageTests.Parse((await Rendering.Mails.RenderAsync(mail)).Html).Body!.FirstElementChild!;

            Assert.Contains("display:none", first.GetAttribute("style"), StringComparison.Ordinal);
            Assert.True(first.TextContent.Length > 10 && char.IsUpper(first.TextContent.First(char.IsLetter)), $"{name}: {first.TextContent}");
        }
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task The_mail_of_the_day_lists_every_task_by_its_date_with_link_and_code_of_its_own(Language language)
    {
        var mail = AllMails.Digest(Sample.Plain, language);

        var content = await Rendering.Mails.RenderAsync(mail);

        var links = PageTests.Parse(content.Html).QuerySelectorAll("div.box a").Select(link => link.GetAttribute("href")).ToList();
        Assert.Equal(mail.Tasks.OrderBy(task => task.Due).Select(task => task.ActionUrl), links.Take(mail.Tasks.Length));
        Assert.Equal(mail.Tasks.Length + mail.News.Length, links.Count);
        Assert.Equal(mail.Tasks.Length, PageTests.Parse(content.Html).QuerySelectorAll("strong[data-code]").Length);
        Assert.All(mail.Tasks, task => Assert.Contains(task.ActionUrl!, content.Text, StringComparison.Ordinal));
        Assert.StartsWith((mail.Tasks.Length + mail.More).ToString(System.Globalization.CultureInfo.InvariantCulture), content.Subject.Replace("Do zrobienia: ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_of_the_day_without_tasks_says_so()
    {
        var content = await Rendering.Mails.RenderAsync(AllMails.Digest(Sample.Plain, Language.En) with { Tasks = [], More = 0 });

        Assert.Equal("News of your exchanges", content.Subject);
        Assert.Contains("Nothing waits for you today.", content.Text, StringComparison.Ordinal);
    }

    private static void AssertInOrder(string text, params string[] parts)
    {
        var places = parts.Select(part => text.IndexOf(part, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }
}
