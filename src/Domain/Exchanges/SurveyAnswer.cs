namespace CE4BIG.Domain.Exchanges;

/// <summary>What the visitor answered to the survey.</summary>
/// <param name="Rating">From <see cref="Worst"/> to <see cref="Best"/>.</param>
/// <param name="Comment">In their own words; may be empty; at most 4 000 characters.</param>
/// <param name="At">When.</param>
public sealed record SurveyAnswer(int Rating, string Comment, DateTimeOffset At)
{
    /// <summary>The lowest rating.</summary>
    public const int Worst = 1;

    /// <summary>The highest rating.</summary>
    public const int Best = 5;
}
