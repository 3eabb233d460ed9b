using System.Runtime.CompilerServices;
using Azure;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Budget;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Functions.Budget;

/// <summary>
/// The clusters' ledgers: entries that are only ever added, from which the balances follow, and a line of those for whom there is
/// no money now. One transaction books an exchange from where it stands to where it should, under the cluster's head row: awards at
/// the same moment can never overspend, nothing is booked twice, and nobody overtakes (domain: The lifecycle).
/// </summary>
public sealed class BudgetLedger(Tables tables)
{
    /// <summary>How many entries a page shows.</summary>
    public const int PageSize = 50;

    // All bookings of one cluster meet at its head, and one passes at a time: twenty at once is a busy moment, not a fault.
    private const int MaxAttempts = 50;
    private const int LongestPauseInMs = 200;
    private const int LinePageSize = 50;

    // What storage answers at once, and how often it is asked for a page of what is rare: the reader goes on where it ended.
    private const int LookedAtAtOnce = 1000;
    private const int MostLooks = 5;

    /// <summary>
    /// Books what is missing between what the exchange holds and what it should hold: all of it or nothing. What takes free money
    /// is booked where there is enough and nobody waits before it; otherwise the exchange waits in line. Asking again is harmless.
    /// </summary>
    /// <param name="budget">The paying cluster's budget as it is today.</param>
    /// <param name="exchange">On whose account.</param>
    /// <param name="programmeVersion">The programme version that the exchange is judged by.</param>
    /// <param name="target">What it should hold. It replaces whatever it may be waiting for.</param>
    /// <param name="now">Programme time.</param>
    /// <param name="cancellationToken">Ends the attempt; what was booked stays booked.</param>
    /// <param name="keepsPlace">Whether it goes on waiting for what it waits for: the target is what it holds already.</param>
    /// <exception cref="ArgumentException">No booking leads from what the exchange holds to the target.</exception>
    public async Task<Booking> BookAsync(
        ClusterBudget budget, ExchangeId exchange, string programmeVersion, LedgerPosition target, DateTimeOffset now, CancellationToken cancellationToken, bool keepsPlace = false)
    {
        ArgumentNullException.ThrowIfNull(budget);
        var ledger = await OpenAsync(budget.ProgrammeId, budget.ClusterId, cancellationToken);
        return await RepeatAsync(async () =>
        {
            var head = await ledger.ReadHeadAsync(cancellationToken);
            var account = await ledger.ReadAccountAsync(exchange, cancellationToken);
            var moves = Ledger.Between(account.Position, target);
            var place = keepsPlace ? account.Place : null;
            if (moves.IsEmpty && account.Place == place)
            {
                return new Booking.Booked();
            }

            var balance = new BudgetBalance(budget.Budget, head.Booked);
            if (!balance.Holds(moves))
            {
                // Somebody booked for this exchange after the head was read: the next look shows both.
                return null;
            }

            var passes = !moves.Any(move => move.TakesFreeMoney)
                || (balance.Allows(moves) && await IsItsTurnAsync(ledger, head, account, cancellationToken));
            if (!passes)
            {
                return await WaitAsync(ledger, head, exchange, account, balance.Free - balance.Add(moves).Free, now, cancellationToken);
            }

            var entries = moves.Select((move, i) => new LedgerEntry(head.LastNumber + 1 + i, now, exchange, move, programmeVersion));
            var after = head with
            {
                Booked = balance.Add(moves).Booked,
                LastNumber = head.LastNumber + moves.Length,
                Waiting = head.Waiting - (account.Place == place ? 0 : 1),
            };
            return await ledger.TryWriteAsync(after, exchange, account, new LedgerAccount(target, place), entries, cancellationToken)
                ? new Booking.Booked()
                : null;
        }, cancellationToken);
    }

    /// <summary>Takes an exchange out of the line; what it holds stays as it is.</summary>
    public async Task LeaveLineAsync(string programmeId, string clusterId, ExchangeId exchange, CancellationToken cancellationToken)
    {
        var ledger = await OpenAsync(programmeId, clusterId, cancellationToken);
        await RepeatAsync(async () =>
        {
            var head = await ledger.ReadHeadAsync(cancellationToken);
            var account = await ledger.ReadAccountAsync(exchange, cancellationToken);
            var done = account.Place is null
                || await ledger.TryWriteAsync(
                    head with { Waiting = head.Waiting - 1 }, exchange, account, account with { Place = null }, [], cancellationToken);
            return done ? account : null;
        }, cancellationToken);
    }

    /// <summary>
    /// The exchanges at the head of the line for which there is money now. They are to be woken, and to book for themselves in this
    /// order; one that asks too early keeps its place. Ask after whatever frees money, and after each booking from the line.
    /// </summary>
    public async Task<IReadOnlyList<ExchangeId>> NextInLineAsync(ClusterBudget budget, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(budget);
        var ledger = await OpenAsync(budget.ProgrammeId, budget.ClusterId, cancellationToken);
        var head = await ledger.ReadHeadAsync(cancellationToken);
        var next = new List<ExchangeId>();
        if (head.Waiting == 0)
        {
            return next;
        }

        var free = new BudgetBalance(budget.Budget, head.Booked).Free;
        await foreach (var place in ledger.ReadLineAsync(LinePageSize, cancellationToken))
        {
            if (place.Needs > free)
            {
                break;
            }

            free -= place.Needs;
            next.Add(place.Exchange);
        }

        return next;
    }

    /// <summary>A cluster's ledger at a glance.</summary>
    public async Task<LedgerSummary> ReadAsync(ClusterBudget budget, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(budget);
        var ledger = await OpenAsync(budget.ProgrammeId, budget.ClusterId, cancellationToken);
        var head = await ledger.ReadHeadAsync(cancellationToken);
        return new LedgerSummary(new BudgetBalance(budget.Budget, head.Booked), head.LastNumber, head.Waiting);
    }

    /// <summary>Where one exchange stands.</summary>
    public async Task<LedgerHolding> ReadAsync(string programmeId, string clusterId, ExchangeId exchange, CancellationToken cancellationToken)
    {
        var ledger = await OpenAsync(programmeId, clusterId, cancellationToken);
        var account = await ledger.ReadAccountAsync(exchange, cancellationToken);
        return new LedgerHolding(account.Position, account.Place is { } place ? await ledger.CountLineAsync(place, cancellationToken) : null);
    }

    /// <summary>One page of a cluster's entries, newest first.</summary>
    /// <param name="programmeId">The programme.</param>
    /// <param name="clusterId">The cluster that pays.</param>
    /// <param name="query">Which entries.</param>
    /// <param name="olderThan">Where the last page ended; null for the first.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <param name="pageSize">How many a page holds.</param>
    public async Task<LedgerPage> EntriesAsync(
        string programmeId, string clusterId, LedgerQuery query, int? olderThan, CancellationToken cancellationToken, int pageSize = PageSize)
    {
        var ledger = await OpenAsync(programmeId, clusterId, cancellationToken);
        var newest = (await ledger.ReadHeadAsync(cancellationToken)).LastNumber;

        // Numbers have no gaps, so a page is a range of keys; of entries that are looked for among others, more are looked at.
        var atOnce = query == LedgerQuery.All ? pageSize : LookedAtAtOnce;
        var last = olderThan is { } end ? Math.Min(end - 1, newest) : newest;
        var found = new List<LedgerEntry>();
        for (var looks = 0; looks < MostLooks && last >= 1; looks++)
        {
            var first = Math.Max(1, last - atOnce + 1);
            found.AddRange((await ledger.ReadEntriesAsync(first, last, query, cancellationToken)).Reverse());
            if (found.Count >= pageSize)
            {
                var lowest = found.Count > pageSize ? found[pageSize - 1].Number : first;
                return new LedgerPage([.. found.Take(pageSize)], lowest > 1 ? lowest : null);
            }

            last = first - 1;
        }

        return new LedgerPage([.. found], last >= 1 ? last + 1 : null);
    }

    /// <summary>All of a cluster's entries, oldest first, read as they are asked for: for exports.</summary>
    /// <param name="programmeId">The programme.</param>
    /// <param name="clusterId">The cluster that pays.</param>
    /// <param name="query">Which entries.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async IAsyncEnumerable<LedgerEntry> AllEntriesAsync(
        string programmeId, string clusterId, LedgerQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ledger = await OpenAsync(programmeId, clusterId, cancellationToken);
        var newest = (await ledger.ReadHeadAsync(cancellationToken)).LastNumber;
        for (var first = 1; first <= newest; first += LookedAtAtOnce)
        {
            foreach (var entry in await ledger.ReadEntriesAsync(first, Math.Min(first + LookedAtAtOnce - 1, newest), query, cancellationToken))
            {
                yield return entry;
            }
        }
    }

    private static async Task<bool> IsItsTurnAsync(LedgerPartition ledger, LedgerHead head, LedgerAccount account, CancellationToken cancellationToken)
    {
        if (head.Waiting == 0)
        {
            return true;
        }

        if (account.Place is null)
        {
            return false;
        }

        await foreach (var first in ledger.ReadLineAsync(pageSize: 1, cancellationToken))
        {
            return first.Key == account.Place.Key;
        }

        return false;
    }

    private static async Task<Booking?> WaitAsync(
        LedgerPartition ledger, LedgerHead head, ExchangeId exchange, LedgerAccount account, Money needs, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (account.Place is { } place)
        {
            var noted = place.Needs == needs
                || await ledger.TryWriteAsync(head, exchange, account, account with { Place = place with { Needs = needs } }, [], cancellationToken);
            return noted ? new Booking.Waiting(await ledger.CountLineAsync(place, cancellationToken)) : null;
        }

        // Clocks of several machines differ: whoever joins later stands later, whatever its clock says.
        var ticks = Math.Max(now.UtcTicks, head.LastInLine + 1);
        var joined = new LinePlace(LedgerRows.PlaceKey(ticks, exchange), exchange, needs);
        var after = head with { Waiting = head.Waiting + 1, LastInLine = ticks };
        return await ledger.TryWriteAsync(after, exchange, account, account with { Place = joined }, [], cancellationToken)
            ? new Booking.Waiting(after.Waiting)
            : null;
    }

    // Each look is made anew, since it stands on what the one before it lost against.
    private static async Task<T> RepeatAsync<T>(Func<Task<T?>> look, CancellationToken cancellationToken)
        where T : class
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            if (await look() is { } done)
            {
                return done;
            }

            // At random, so that those who met at the head do not meet there again.
            await Task.Delay(Random.Shared.Next(Math.Min(10 * attempt, LongestPauseInMs)), cancellationToken);
        }

        throw new RequestFailedException(412, $"The ledger changed under every one of {MaxAttempts} attempts.");
    }

    private async Task<LedgerPartition> OpenAsync(string programmeId, string clusterId, CancellationToken cancellationToken) =>
        new(await tables.OpenAsync(TableNames.Ledger, cancellationToken), LedgerRows.Partition(programmeId, clusterId));
}
