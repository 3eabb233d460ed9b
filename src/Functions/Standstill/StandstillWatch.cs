namespace CE4BIG.Functions.Standstill;

/// <summary>
/// Whether the desk stands still: it was restored, and nobody has said yet that it may go on (ADR-0010). A restore is refused where an app
/// has run, so a process that once found no standstill never asks again; while there is one it asks each time, so that lifting it is seen by all.
/// </summary>
/// <remarks>
/// The timers that go by the calendar, <c>Sweep</c>, <c>DraftRound</c> and <c>IdempotencyRound</c> (whose keys could not be repeated meanwhile), do
/// nothing until then. The others do what they always do: <c>DeskUpkeep</c> makes the lists that the check needs, <c>DailyAnchor</c> proves what was
/// restored, <c>BankUpkeep</c> changes keys and <c>HistoryPurge</c> the engine's own records.
/// </remarks>
public sealed class StandstillWatch(StandstillStore store)
{
    private volatile bool _isOver;

    /// <summary>What the desk stands still for; null where it does not.</summary>
    public async ValueTask<RestoreNote?> FindAsync(CancellationToken cancellationToken)
    {
        if (_isOver)
        {
            return null;
        }

        if (await store.FindAsync(cancellationToken) is { Lifting: null } note)
        {
            return note;
        }

        _isOver = true;
        return null;
    }

    /// <summary>Whether the desk stands still.</summary>
    public async ValueTask<bool> StandsStillAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) is not null;
}
