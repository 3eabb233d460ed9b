using System.Collections.Immutable;
using Azure;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Budget;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Functions.Lifecycle;

/// <summary>
/// Between an exchange and its cluster's ledger (domain: The lifecycle, Approval). The exchange says what it should hold, the ledger
/// books the difference, and both can be asked again: two partitions never commit together.
/// </summary>
public sealed class Funding(BudgetLedger ledger, ExchangeStore exchanges, Programmes programmes)
{
    // Each further look stands for a move that was made during a booking.
    private const int MostLooks = 6;

    /// <summary>Reserves what an approved exchange waits for, or lets it wait in line.</summary>
    /// <returns>The exchange as it is stored now.</returns>
    public async Task<ExchangeFile> TendAsync(ExchangeFile file, StepKey step, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var exchange = await LoadAsync(file, cancellationToken);
        var booking = await ledger.BookAsync(Of(file.State), file.State.Id, file.State.ProgrammeVersion, exchange.Wants, now, cancellationToken);
        var change = await exchanges.ChangeAsync(file, now, booking is Booking.Booked ? x => x.Fund(step, now) : x => x.Queue(step, now), cancellationToken);

        // Somebody withdrew or postponed in between: what was reserved for nobody goes back.
        return change.Outcome is Outcome.Refused ? (await SettleAsync(change.File, now, cancellationToken)).File : change.File;
    }

    /// <summary>Has the ledger follow the exchange: released, committed, paid, come back.</summary>
    /// <returns>The exchange as it is stored now, and whether there may be money, or a place in the line, for others.</returns>
    public async Task<(ExchangeFile File, bool Freed)> SettleAsync(ExchangeFile file, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        var exchange = await LoadAsync(file, cancellationToken);
        if (!exchange.MustBook)
        {
            return (file, false);
        }

        for (var look = 1; look <= MostLooks; look++)
        {
            var held = exchange.Holds;
            var waits = exchange.OpenSteps.Any(s => s.Key.Kind == StepKind.Budget);
            if (await ledger.BookAsync(Of(file.State), file.State.Id, file.State.ProgrammeVersion, held, now, cancellationToken, keepsPlace: waits) is not Booking.Booked)
            {
                return (file, false);
            }

            // Another look may have booked a newer state meanwhile, and this one has just booked back behind it: only the exchange as it is
            // stored now says whether what was booked still holds. Noting tells it, since it is stored under the ETag of what was looked at.
            var noted = (await exchanges.ChangeAsync(file, now, x => x.NoteBooked(held), cancellationToken)).File;
            file = ReferenceEquals(noted, file) ? await exchanges.LoadAsync(file.State.Id, cancellationToken) ?? file : noted;
            exchange = await LoadAsync(file, cancellationToken);
            if (exchange.Holds == held)
            {
                return (file, true);
            }
        }

        throw new RequestFailedException(412, $"Exchange {file.State.Id} changed under every one of {MostLooks} bookings.");
    }

    /// <summary>The budget steps for which there is money now, so that they can be woken.</summary>
    public async Task<ImmutableArray<string>> NextInLineAsync(ExchangeState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        var woken = ImmutableArray.CreateBuilder<string>();
        foreach (var id in await ledger.NextInLineAsync(Of(state), cancellationToken))
        {
            if (await exchanges.LoadAsync(id, cancellationToken) is { } waiting
                && waiting.State.Steps.FirstOrDefault(s => s is { IsOpen: true, Key.Kind: StepKind.Budget }) is { } step)
            {
                woken.Add(new StepReference(id.Value, step.Key.ToString()).InstanceId);
            }
        }

        return woken.ToImmutable();
    }

    /// <summary>The place in line for money, from 1; null for an exchange that does not wait for any.</summary>
    public async Task<int?> PlaceAsync(ExchangeState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.QueuedSince is null
            ? null
            : (await ledger.ReadAsync(state.ProgrammeId, state.Application.Visitor.ClusterId, state.Id, cancellationToken)).Place;
    }

    /// <summary>Whether an exchange's personal data are to be removed at that time.</summary>
    public async Task<bool> ForgetsAsync(ExchangeFile file, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await LoadAsync(file, cancellationToken)).ForgetsAt(now);

    private async Task<Exchange> LoadAsync(ExchangeFile file, CancellationToken cancellationToken) =>
        Exchange.Load(file.State, await programmes.GetAsync(file.State.ProgrammeId, file.State.ProgrammeVersion, cancellationToken));

    private ClusterBudget Of(ExchangeState state) => ClusterBudget.Today(programmes, state.ProgrammeId, state.Application.Visitor.ClusterId);
}
