namespace CE4BIG.Domain.Audit;

/// <summary>The first row of a trail that is not as it was written.</summary>
/// <param name="Row">Its place, from 1.</param>
/// <param name="Problem">In what it differs.</param>
public sealed record TrailFault(int Row, TrailProblem Problem);
