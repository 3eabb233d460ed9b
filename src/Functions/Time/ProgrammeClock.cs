namespace CE4BIG.Functions.Time;

/// <summary>
/// Programme time: real time in production; faster for a demo or a test, so that months pass in minutes (architecture §6).
/// The rest of the app reads the time from here and never from the machine, except where a person's patience or security is meant.
/// </summary>
public sealed class ProgrammeClock : TimeProvider
{
    private readonly TimeProvider _real;
    private readonly ClockAnchor _anchor;

    /// <summary>A clock that follows the anchor.</summary>
    public ProgrammeClock(TimeProvider real, ClockAnchor anchor)
    {
        _real = real;
        _anchor = anchor;
    }

    /// <summary>Programme seconds in a real second.</summary>
    public double Scale => _anchor.Scale;

    /// <summary>The real instant from which on programme time has run at this scale; long ago where it always has.</summary>
    public DateTimeOffset PaceSince => _anchor.Real;

    /// <summary>Real time.</summary>
    public TimeProvider Real => _real;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _anchor.ProgrammeTime(_real.GetUtcNow());

    /// <summary>The real instant at which programme time gets there; what durable timers are set to.</summary>
    public DateTimeOffset RealTime(DateTimeOffset programme) => _anchor.RealTime(programme);
}
