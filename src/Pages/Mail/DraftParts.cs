using CE4BIG.Pages.Words;

namespace CE4BIG.Pages.Mail;

/// <summary>Turns a mail about a draft into its parts.</summary>
internal static class DraftParts
{
    public static MailParts Of(DraftMail mail)
    {
        var words = Vocabulary.Of(mail.Language);
        var formats = new Formats(mail.Language, mail.Programme.TimeZone);
        var group = $"draft.mail{mail.Kind}";
        var closes = formats.Day(mail.ClosesAt);

        // The close comes first where it comes before the draft would be removed.
        string[] dates = mail.KeptUntil < mail.ClosesAt
            ? [words["draft.mailCloses", ("date", closes)], words["draft.mailKept", ("date", formats.Day(mail.KeptUntil))]]
            : [words["draft.mailCloses", ("date", closes)]];
        return new MailParts
        {
            Language = mail.Language,
            Subject = words[$"{group}.subject", ("programme", mail.Programme.Name), ("date", formats.ShortDay(mail.ClosesAt))],
            Preheader = words[$"{group}.lead", ("programme", mail.Programme.Name), ("date", closes)],
            Asks = true,
            Greeting = words["draft.mailGreeting"],
            Lead = [words[$"{group}.lead", ("programme", mail.Programme.Name), ("date", closes)]],
            Action = new LabelledText(words["draft.mailAction"], mail.ActionUrl),
            LinkHint = words["mail.linkHint"],
            Details = [.. dates, words["draft.mailSecret"], words["draft.mailNotYou"]],
            Footer = MailFooter.Of(mail.Programme, mail.Language, words["mail.footerPlain", ("product", words["site.product"]), ("programme", mail.Programme.Name)]),
        };
    }
}
