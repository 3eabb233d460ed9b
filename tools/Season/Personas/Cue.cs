namespace CE4BIG.Season.Personas;

/// <summary>What happens at a step of this kind instead of the straightforward answer.</summary>
/// <param name="Step">The step's kind, for example visiting-approval.</param>
/// <param name="Move">What is answered; null for silence.</param>
/// <param name="Until">What ends the silence; null: nothing does.</param>
internal sealed record Cue(string Step, Move? Move, Trigger? Until)
{
    /// <summary>The next time somebody is asked, they answer so.</summary>
    public static Cue Once(string step, Move move) => new(step, move, null);

    /// <summary>Whoever is asked keeps silent until something happens.</summary>
    public static Cue Silent(string step, Trigger until) => new(step, null, until);

    /// <summary>Whoever is asked keeps silent.</summary>
    public static Cue Silent(string step) => new(step, null, null);
}
