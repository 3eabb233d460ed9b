using CE4BIG.Season.Play;

namespace CE4BIG.Season.Personas;

/// <summary>Something that people wait for.</summary>
internal abstract record Trigger
{
    /// <summary>The first mail of a kind, and so many days more.</summary>
    public static Trigger After(string letterKind, int days = 0) => new Mail(letterKind, days);

    /// <summary>A day of the visit: 0 is its first.</summary>
    public static Trigger VisitDay(int day) => new Visit(day);

    /// <summary>The first mail of a kind in another exchange of the same company.</summary>
    public static Trigger Elsewhere(string persona, string letterKind) => new Other(Ensemble.Name(persona, letterKind));

    /// <summary>The day on which it happens; null as long as nobody can tell.</summary>
    public abstract DateOnly? DayIn(Scene scene);

    /// <summary>What to listen to besides the mails of this exchange.</summary>
    public virtual IEnumerable<Task> News(Scene scene) => [];

    private sealed record Mail(string Kind, int Days) : Trigger
    {
        public override DateOnly? DayIn(Scene scene) => scene.FirstSeen(Kind)?.AddDays(Days);
    }

    private sealed record Visit(int Day) : Trigger
    {
        public override DateOnly? DayIn(Scene scene) => scene.VisitStart.AddDays(Day);
    }

    private sealed record Other(string Name) : Trigger
    {
        public override DateOnly? DayIn(Scene scene) => scene.Ensemble.Heard(Name).IsCompleted ? DateOnly.MinValue : null;

        public override IEnumerable<Task> News(Scene scene) => [scene.Ensemble.Heard(Name)];
    }
}
