using System.Collections.Immutable;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Payments.Statements;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Lifecycle;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using CE4BIG.Pages.Models;
using Microsoft.DurableTask.Client;

namespace CE4BIG.Functions.Payments;

/// <summary>Holds a bank statement against the payments it names: first only to look, then to mark them. Done twice, it changes nothing more.</summary>
public sealed class StatementImport(ExchangeStore exchanges, Programmes programmes, Agenda agenda, Workflow workflow, ProgrammeClock clock)
{
    /// <summary>What each booking would change; nothing is stored.</summary>
    public async Task<ImmutableArray<StatementLine>> LookAsync(StaffMember staff, ImmutableArray<StatementEntry> entries, CancellationToken cancellationToken)
    {
        var doubles = StatementDoubles.Of(entries);
        var lines = ImmutableArray.CreateBuilder<StatementLine>(entries.Length);
        for (var i = 0; i < entries.Length; i++)
        {
            var (_, settlement) = await LookAsync(staff, entries[i], cancellationToken);
            lines.Add(new StatementLine(entries[i], StatementDoubles.Weigh(settlement, doubles[i])));
        }

        return lines.ToImmutable();
    }

    /// <summary>Marks what the bookings say; each payment by itself, so that one that is refused stops none of the others.</summary>
    public async Task<ImmutableArray<StatementLine>> SettleAsync(
        StaffMember staff, ImmutableArray<StatementEntry> entries, DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staff);
        var doubles = StatementDoubles.Of(entries);
        var lines = ImmutableArray.CreateBuilder<StatementLine>(entries.Length);
        for (var i = 0; i < entries.Length; i++)
        {
            var (file, settlement) = await LookAsync(staff, entries[i], cancellationToken);
            settlement = StatementDoubles.Weigh(settlement, doubles[i]);
            if (file is not null && settlement.Changes)
            {
                settlement = await SettleAsync(staff, entries[i], file, client);
            }

            lines.Add(new StatementLine(entries[i], settlement));
        }

        return lines.ToImmutable();
    }

    private async Task<(ExchangeFile? File, Settlement Settlement)> LookAsync(StaffMember staff, StatementEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Payment is not { } payment)
        {
            return (null, new Settlement(SettlementKind.NotOurs));
        }

        // A payment of another cluster looks like one that does not exist.
        if (await exchanges.LoadAsync(payment.Exchange, cancellationToken) is not { } file || !staff.Pays(file.State))
        {
            return (null, new Settlement(SettlementKind.Unknown));
        }

        var exchange = Exchange.Load(file.State, await programmes.GetAsync(file.State.ProgrammeId, file.State.ProgrammeVersion, cancellationToken));
        return (file, exchange.Settle(entry, staff.Person.Email, clock.GetUtcNow()).Settlement);
    }

    // As everywhere: marked as due before it is stored, and carried through even if the person goes away.
    private async Task<Settlement> SettleAsync(StaffMember staff, StatementEntry entry, ExchangeFile file, DurableTaskClient client)
    {
        var settlement = new Settlement(SettlementKind.Unknown);
        await agenda.MarkDueAsync(file.State.Id, CancellationToken.None);
        var change = await exchanges.ChangeAsync(
            file,
            clock.GetUtcNow(),
            exchange =>
            {
                (settlement, var outcome) = exchange.Settle(entry, staff.Person.Email, clock.GetUtcNow());
                return outcome;
            },
            CancellationToken.None);
        await workflow.FollowAsync(client, change, CancellationToken.None);
        return settlement;
    }
}
