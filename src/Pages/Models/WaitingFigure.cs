using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Models;

/// <summary>Exchanges of a stage in which an answer is awaited, by the week since which the oldest is.</summary>
/// <param name="Stage">The stage; <see cref="Stage.Ended"/> where money is to come back.</param>
/// <param name="ThisWeek">Asked in the present week.</param>
/// <param name="LastWeek">Asked in the week before.</param>
/// <param name="WithinMonth">Asked in one of the two weeks before that.</param>
/// <param name="Older">Asked earlier.</param>
/// <param name="Overdue">How many of all these are past a deadline.</param>
public sealed record WaitingFigure(Stage Stage, long ThisWeek, long LastWeek, long WithinMonth, long Older, long Overdue)
{
    /// <summary>All of them.</summary>
    public long Total => ThisWeek + LastWeek + WithinMonth + Older;
}
