namespace CE4BIG.Pages.Mail;

/// <summary>A file that goes along with a mail.</summary>
/// <param name="Name">Its name, plain ASCII.</param>
/// <param name="Type">Its media type, with its parameters.</param>
/// <param name="Content">What it says; text, sent as UTF-8.</param>
public sealed record MailAttachment(string Name, string Type, string Content);
