using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Models;

/// <summary>One mail in the full file of an exchange.</summary>
/// <param name="Kind">What it said.</param>
/// <param name="Step">The step it was about.</param>
/// <param name="Recipient">To whom.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="SentAt">When the provider took it; null while it waits.</param>
/// <param name="IsUndelivered">Whether it never arrives: refused at once, or come back.</param>
public sealed record MailRow(NoticeKind Kind, StepKey? Step, string Recipient, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, bool IsUndelivered = false);
