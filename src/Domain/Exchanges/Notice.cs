using System.Globalization;

namespace CE4BIG.Domain.Exchanges;

/// <summary>A mail that an event causes: who is told what. It is written in the same transaction as the event (architecture §5).</summary>
/// <param name="Kind">What it says.</param>
/// <param name="To">Whom it goes to.</param>
/// <param name="Step">The step it is about, if any.</param>
/// <param name="Serial">Tells repetitions apart: the link's serial, or the count of reminders.</param>
public sealed record Notice(NoticeKind Kind, Addressee To, StepKey? Step, int Serial)
{
    /// <summary>Unique within the exchange and the same whenever the same event is told again, so that no mail is doubled.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Kind}|{Step?.ToString() ?? "exchange"}|{Serial:000}|{To.Role}").ToLowerInvariant();
}
