namespace CE4BIG.Pages.Mail;

/// <summary>Writes the parts of a mail as plain text.</summary>
internal static class MailText
{
    public static string Write(MailParts parts) => parts.Subject;
}
