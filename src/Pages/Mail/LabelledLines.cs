using System.Collections.Immutable;

namespace CE4BIG.Pages.Mail;

/// <summary>Several lines and what they are.</summary>
/// <param name="Label">What they are.</param>
/// <param name="Lines">The lines.</param>
public sealed record LabelledLines(string Label, ImmutableArray<string> Lines);
