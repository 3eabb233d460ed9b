namespace CE4BIG.PageBench.Making;

/// <summary>What the load has to know of an application that was begun.</summary>
/// <param name="Page">The address under which its owner goes on.</param>
/// <param name="Fields">What was typed.</param>
internal sealed record MadeDraft(Uri Page, IReadOnlyDictionary<string, string> Fields);
