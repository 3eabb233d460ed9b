using System.Collections.Immutable;
using CE4BIG.Pages.Words;

namespace CE4BIG.Pages.Mail;

/// <summary>Turns the mail of the day into its parts.</summary>
internal static class DigestParts
{
    public static MailParts Of(DigestMail mail)
    {
        var words = Vocabulary.Of(mail.Language);
        var formats = new Formats(mail.Language, mail.Programme.TimeZone);
        var tasks = mail.Tasks.OrderBy(task => task.Due).ToImmutableArray();
        var news = new MailGroup(tasks.IsEmpty ? null : words["mail.digest.news"], [.. mail.News.Select(told => NoticeParts.Entry(told))]);
        return new MailParts
        {
            Language = mail.Language,
            Subject = tasks is [{ Due: { } first }, ..]
                ? words["mail.digest.subject", ("n", tasks.Length + mail.More), ("date", formats.ShortDay(first))]
                : words["mail.digest.subjectNews"],
            Preheader = string.Join(" · ", tasks.Concat(mail.News).Take(3).Select(task => NoticeParts.Entry(task).Title)),
            Greeting = words["mail.greeting", ("name", mail.RecipientName)],
            Lead = [words[tasks.IsEmpty ? "mail.digest.leadNews" : "mail.digest.lead"]],
            Groups = [.. new[] { new MailGroup(null, [.. tasks.Select(NoticeParts.Entry)]), news }.Where(group => !group.Entries.IsEmpty)],
            Asks = false,
            Action = new LabelledText(words["mail.digest.action"], mail.DeskUrl),
            LinkHint = words["mail.linkHint"],
            Details = mail.More > 0 ? [words["mail.digest.more", ("n", mail.More)]] : [],
            Footer =
            [
                words["mail.digest.choice"],
                .. MailFooter.Of(mail.Programme, mail.Language, words[tasks.IsEmpty ? "mail.footerPlain" : "mail.footer", ("product", words["site.product"]), ("programme", mail.Programme.Name)]),
            ],
        };
    }
}
