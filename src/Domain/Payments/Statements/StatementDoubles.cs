using System.Collections.Immutable;

namespace CE4BIG.Domain.Payments.Statements;

/// <summary>
/// What one statement says of a payment more than once. Only one booking of each payment is acted on: that the money came back outweighs
/// that it went.
/// </summary>
public static class StatementDoubles
{
    /// <summary>For each booking, in their order: what it is instead of a change; null for the one that is acted on.</summary>
    public static ImmutableArray<SettlementKind?> Of(ImmutableArray<StatementEntry> entries)
    {
        var booked = entries.Where(e => e.Payment is not null && e.Kind != StatementEntryKind.Pending).ToList();
        // By the amount, too: a booking of another amount is never acted on, and must not stand before the one that is.
        var first = booked.GroupBy(e => (e.Payment, e.Kind, e.Amount)).ToDictionary(g => g.Key, g => g.First());
        // What came back less than it went is no return of the payment; a person looks at it.
        var cameBack = booked.Where(e => e.Kind == StatementEntryKind.Returned).GroupBy(e => (e.Payment, e.Amount)).ToDictionary(g => g.Key, g => g.Max(e => e.ValueDate));
        return
        [
            .. entries.Select(entry => entry.Payment is null || entry.Kind == StatementEntryKind.Pending ? null : Of(
                entry,
                first[(entry.Payment, entry.Kind, entry.Amount)],
                cameBack.TryGetValue((entry.Payment, entry.Amount), out var latest) && latest >= entry.ValueDate)),
        ];
    }

    /// <summary>
    /// What a booking is in the light of its statement. Mostly that only tells which of the bookings is acted on; but that it came back
    /// settles also what would need somebody, and a second debit needs somebody also where the first is known.
    /// </summary>
    /// <param name="settlement">What it is by itself.</param>
    /// <param name="instead">What <see cref="Of(ImmutableArray{StatementEntry})"/> says of it.</param>
    public static Settlement Weigh(Settlement settlement, SettlementKind? instead)
    {
        ArgumentNullException.ThrowIfNull(settlement);
        return instead switch
        {
            { } kind when settlement.Changes => new Settlement(kind),
            SettlementKind.CameBack when settlement.Kind is SettlementKind.Twice or SettlementKind.PaidThoughTakenOut => new Settlement(SettlementKind.CameBack),
            SettlementKind.Twice when settlement.Kind is SettlementKind.PaidBefore or SettlementKind.ReturnedBefore => new Settlement(SettlementKind.Twice),
            _ => settlement,
        };
    }

    private static SettlementKind? Of(StatementEntry entry, StatementEntry first, bool cameBack)
    {
        if (!ReferenceEquals(entry, first))
        {
            return entry.Kind == StatementEntryKind.Returned ? SettlementKind.ReturnedBefore
                : IsSame(entry, first) ? SettlementKind.PaidBefore
                : SettlementKind.Twice;
        }

        return entry.Kind == StatementEntryKind.Paid && cameBack ? SettlementKind.CameBack : null;
    }

    // Where the bank gives no reference, the day alone tells one booking from another.
    private static bool IsSame(StatementEntry one, StatementEntry other) =>
        one.BankReference == other.BankReference && (one.BankReference.Length > 0 || one.ValueDate == other.ValueDate);
}
