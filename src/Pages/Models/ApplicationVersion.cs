using System.Collections.Immutable;

namespace CE4BIG.Pages.Models;

/// <summary>One version of the application.</summary>
/// <param name="Number">From 1.</param>
/// <param name="At">When it was submitted.</param>
/// <param name="Differences">What has changed since the version before; empty for the first.</param>
public sealed record ApplicationVersion(int Number, DateTimeOffset At, ImmutableArray<Difference> Differences);
