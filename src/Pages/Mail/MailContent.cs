using System.Collections.Immutable;

namespace CE4BIG.Pages.Mail;

/// <summary>A mail, ready to be sent.</summary>
/// <param name="Subject">The subject line.</param>
/// <param name="Html">The HTML body.</param>
/// <param name="Text">The plain text body; says the same.</param>
public sealed record MailContent(string Subject, string Html, string Text)
{
    /// <summary>What goes along with it.</summary>
    public ImmutableArray<MailAttachment> Attachments { get; init; } = [];
}
