using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Applications.Drafts;

/// <summary>What somebody has typed so far, right or wrong.</summary>
/// <param name="Email">Where the link to it goes; the one field that must be right.</param>
/// <param name="Language">The visitor's language, where one is chosen already.</param>
/// <param name="Fields">Field → exactly what was typed; fields that are empty are left out.</param>
public sealed record DraftContent(string Email, Language? Language, IReadOnlyDictionary<string, string> Fields);
