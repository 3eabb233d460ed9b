using System.Collections.Frozen;

namespace CE4BIG.Tour.Exhibits;

/// <summary>A page in one state, for example <c>approval-form</c>.</summary>
/// <param name="Name">What it is called in the tour and in a failing test.</param>
/// <param name="Pages">The page in each language.</param>
internal sealed record Exhibit(string Name, FrozenDictionary<string, KeptPage> Pages);
