namespace CE4BIG.PageBench.Load;

/// <summary>A kind of page that is asked for.</summary>
/// <param name="Name">As it is printed.</param>
/// <param name="Limit">What its p95 must not exceed, in milliseconds.</param>
/// <param name="Weight">How often it is asked for, among all.</param>
/// <param name="Choose">Which one this time.</param>
internal sealed record PageKind(string Name, double Limit, int Weight, Func<Random, Look> Choose);
