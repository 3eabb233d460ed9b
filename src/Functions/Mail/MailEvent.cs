using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Mail;

/// <summary>
/// What SendGrid reports of a mail that did not arrive and will not. Its address and the reason in the server's own words are not read at
/// all: they are nobody's business here, and can so get into no row and no log.
/// </summary>
/// <param name="How">How it came back.</param>
/// <param name="Exchange">The exchange it was about, by the label it was sent with; null where it had none.</param>
/// <param name="Key">Its key in that exchange's outbox, by the same.</param>
/// <param name="Kind">Its purpose, by the same.</param>
public sealed record MailEvent(MailReturn How, string? Exchange, string? Key, string? Kind);
