using CE4BIG.Pages.Words;

namespace CE4BIG.Pages.Mail;

/// <summary>Turns the mail with a sign-in link into its parts.</summary>
internal static class SignInParts
{
    public static MailParts Of(SignInMail mail)
    {
        var words = Vocabulary.Of(mail.Language);
        var formats = new Formats(mail.Language, mail.Programme.TimeZone);
        return new MailParts
        {
            Language = mail.Language,
            Subject = words["mail.signIn.subject"],
            Preheader = words["mail.signIn.lead", ("until", formats.Moment(mail.ValidUntil))],
            Asks = true,
            Greeting = words["mail.greeting", ("name", mail.RecipientName)],
            Lead = [words["mail.signIn.lead", ("until", formats.Moment(mail.ValidUntil))]],
            Action = new LabelledText(words["mail.signIn.action"], mail.ActionUrl),
            LinkHint = words["mail.linkHint"],
            Details = [words["mail.signIn.notYou"]],
            Footer = MailFooter.Of(mail.Programme, mail.Language, words["mail.footerPlain", ("product", words["site.product"]), ("programme", mail.Programme.Name)]),
        };
    }
}
