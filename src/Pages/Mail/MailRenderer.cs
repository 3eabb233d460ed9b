namespace CE4BIG.Pages.Mail;

/// <summary>Writes mails: subject, HTML and text from the same parts, so that they never differ. One instance serves the whole app.</summary>
public sealed class MailRenderer(PageRenderer pages)
{
    /// <summary>Writes a mail about an exchange.</summary>
    public Task<MailContent> RenderAsync(NoticeMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        return WriteAsync(NoticeParts.Of(mail));
    }

    /// <summary>Writes the mail with a sign-in link.</summary>
    public Task<MailContent> RenderAsync(SignInMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        return WriteAsync(SignInParts.Of(mail));
    }

    /// <summary>Writes a mail with the link to a draft.</summary>
    public Task<MailContent> RenderAsync(DraftMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        return WriteAsync(DraftParts.Of(mail));
    }

    /// <summary>Writes somebody's mail of the day.</summary>
    public Task<MailContent> RenderAsync(DigestMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        return WriteAsync(DigestParts.Of(mail));
    }

    private async Task<MailContent> WriteAsync(MailParts parts)
    {
        var html = await pages.RenderAsync<MailHtml>(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(MailHtml.Parts)] = parts });
        return new MailContent(parts.Subject, html, MailText.Write(parts)) { Attachments = parts.Attachments };
    }
}
