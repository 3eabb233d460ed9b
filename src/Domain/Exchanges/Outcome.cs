namespace CE4BIG.Domain.Exchanges;

/// <summary>What came of a move: done, already done just so, or refused with a named reason.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>The move was made; its audit entries and notices wait in <see cref="Exchange.TakeChanges"/>.</summary>
    public sealed record Done : Outcome;

    /// <summary>The very same decision stands already: nothing changed, and the recorded one can be shown again.</summary>
    public sealed record Repeated : Outcome;

    /// <summary>The move was refused and nothing changed.</summary>
    /// <param name="Refusal">The named reason.</param>
    public sealed record Refused(Refusal Refusal) : Outcome;
}
