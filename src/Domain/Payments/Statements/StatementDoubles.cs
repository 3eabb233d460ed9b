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
        // What came back less than it went is no return of the payment; a person looks at it.
        var cameBack = booked.Where(e => e.Kind == StatementEntryKind.Returned).Select(e => (e.Payment, e.Amount)).ToHashSet();
        var first = booked.GroupBy(e => (e.Payment, e.Kind)).ToDictionary(g => g.Key, g => g.First());
        return [.. entries.Select(entry => entry.Payment is null || entry.Kind == StatementEntryKind.Pending ? null : Of(entry, first[(entry.Payment, entry.Kind)], cameBack.Contains((entry.Payment, entry.Amount))))];
    }

    private static SettlementKind? Of(StatementEntry entry, StatementEntry first, bool cameBack)
    {
        if (!ReferenceEquals(entry, first))
        {
            return entry.Kind == StatementEntryKind.Returned ? SettlementKind.ReturnedBefore
                : entry.BankReference == first.BankReference ? SettlementKind.PaidBefore
                : SettlementKind.Twice;
        }

        return entry.Kind == StatementEntryKind.Paid && cameBack ? SettlementKind.CameBack : null;
    }
}
