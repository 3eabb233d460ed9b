namespace CE4BIG.Pages.Mail;

internal static class NoticeParts
{
    public static MailParts Of(NoticeMail mail) => throw new NotSupportedException("Follows within minutes.");
}
