using System.Text;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Pages.Calendar;
using CE4BIG.Pages.Tests.Samples;

namespace CE4BIG.Pages.Tests;

public sealed class VisitCalendarTests
{
    private const int LongestLine = 75;

    public static TheoryData<Language> Languages => [.. Enum.GetValues<Language>()];

    [Fact]
    public void A_visit_is_whole_days_with_the_end_after_the_last()
    {
        Assert.Equal(
            [
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//CE4BIG//Exchange Desk//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "BEGIN:VEVENT",
                "UID:CX-7K3M9QPD@exchange-desk", "DTSTAMP:20270301T093000Z", "SEQUENCE:2", "DTSTART;VALUE=DATE:20270315", "DTEND;VALUE=DATE:20270318",
                "SUMMARY:Nowa Diagnostyka sp. z o.o. visits Laboratoires Armor", "LOCATION:Laboratoires Armor\\, Portugal",
                "DESCRIPTION:Exchange CX-7K3M9QPD of CE4BIG ClusterXchange. What is to be done\\, and until when\\, stands in your mails.",
                "STATUS:CONFIRMED", "END:VEVENT", "END:VCALENDAR",
            ],
            Unfolded(VisitCalendar.Write(AllMails.Visit(Sample.Plain, Language.En))));
    }

    [Fact]
    public void A_visit_that_does_not_take_place_is_taken_off_by_the_same_name() =>
        Assert.Superset(
            new HashSet<string>(["STATUS:CANCELLED", "UID:CX-7K3M9QPD@exchange-desk"], StringComparer.Ordinal),
            Unfolded(VisitCalendar.Write(AllMails.Visit(Sample.Plain, Language.De, isCancelled: true))).ToHashSet(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Languages))]
    public void Hostile_names_stay_within_their_line_and_lines_within_their_length(Language language)
    {
        var evil = new Sample(text => $"a;b,c\\d\r\nATTENDEE:x\nEND:VEVENT\u0007 łódź Straße 🧪{text}".PadRight(200, 'ł'));

        var file = VisitCalendar.Write(AllMails.Visit(evil, language));

        Assert.All(file.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= LongestLine, line));
        Assert.DoesNotContain('\n', file.Replace("\r\n", "", StringComparison.Ordinal));
        var lines = Unfolded(file);
        Assert.Equal(17, lines.Length);
        Assert.Single(lines, "END:VEVENT");
        Assert.Contains(lines, line => line.Contains(@"a\;b\,c\\d\nATTENDEE:x\nEND:VEVENT łódź Straße 🧪", StringComparison.Ordinal));
    }

    [Fact]
    public void A_virtual_visit_has_no_place() =>
        Assert.DoesNotContain("LOCATION", VisitCalendar.Write(AllMails.Visit(Sample.Plain, Language.En) with { Country = null }), StringComparison.Ordinal);

    [Theory, MemberData(nameof(Languages))]
    public async Task Approval_and_postponement_bring_the_file_and_say_so(Language language)
    {
        foreach (var (_, mail) in AllMails.Of(Sample.Plain, language).Where(mail => mail.Mail.Kind is NoticeKind.Approved or NoticeKind.Postponed))
        {
            var content = await Rendering.Mails.RenderAsync(mail);

            var file = Assert.Single(content.Attachments);
            Assert.Equal(("visit.ics", "text/calendar; charset=utf-8; method=PUBLISH"), (file.Name, file.Type));
            Assert.DoesNotContain("http", file.Content, StringComparison.Ordinal);
            Assert.Contains("visit.ics", content.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_other_mail_has_a_file()
    {
        var mail = AllMails.Of(Sample.Plain, Language.En).First(mail => mail.Mail.Kind == NoticeKind.Paid).Mail;

        Assert.Empty((await Rendering.Mails.RenderAsync(mail)).Attachments);
    }

    private static string[] Unfolded(string file)
    {
        Assert.EndsWith("\r\n", file, StringComparison.Ordinal);
        return file.Replace("\r\n ", "", StringComparison.Ordinal).TrimEnd().Split("\r\n");
    }
}
