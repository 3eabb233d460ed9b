namespace CE4BIG.Domain.Exchanges;

/// <summary>One thing that a move may lead to. Which of several it is depends on the exchange; nothing else may happen.</summary>
public sealed record Consequence
{
    private Consequence()
    {
    }

    /// <summary>The step that is opened next; null where none is.</summary>
    public StepKind? Asks { get; private init; }

    /// <summary>How the exchange ends; null where it does not.</summary>
    public Ending? Ends { get; private init; }

    /// <summary>Whether the same step is asked of the next colleague.</summary>
    public bool PassesOn { get; private init; }

    /// <summary>Whether the step stays and the coordinator is told.</summary>
    public bool RaisesAlarm { get; private init; }

    internal static Consequence Asking(StepKind step) => new() { Asks = step };

    internal static Consequence Ending(Ending ending) => new() { Ends = ending };

    internal static Consequence NextColleague { get; } = new() { PassesOn = true };

    internal static Consequence Alarm { get; } = new() { RaisesAlarm = true };
}
