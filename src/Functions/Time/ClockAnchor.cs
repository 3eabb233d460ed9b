namespace CE4BIG.Functions.Time;

/// <summary>Two instants that coincide, and how fast programme time runs from there on.</summary>
/// <param name="Real">A real instant.</param>
/// <param name="Programme">Programme time at that instant.</param>
/// <param name="Scale">Programme seconds in a real second, at least 1.</param>
public sealed record ClockAnchor(DateTimeOffset Real, DateTimeOffset Programme, double Scale)
{
    /// <summary>Programme time is real time.</summary>
    public static ClockAnchor RealPace { get; } = new(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 1);

    /// <summary>Programme time at a real instant.</summary>
    public DateTimeOffset ProgrammeTime(DateTimeOffset real) => Programme + ((real - Real) * Scale);

    /// <summary>The real instant of a programme time.</summary>
    public DateTimeOffset RealTime(DateTimeOffset programme) => Real + ((programme - Programme) / Scale);
}
