namespace CE4BIG.Pages.Mail;

internal static class SignInParts
{
    public static MailParts Of(SignInMail mail) => throw new NotSupportedException("Follows within minutes.");
}
