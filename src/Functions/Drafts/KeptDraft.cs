using CE4BIG.Domain.Applications.Drafts;

namespace CE4BIG.Functions.Drafts;

/// <summary>What came of saving a draft.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Until">Until when it is kept.</param>
/// <param name="Mailed">Whether its link was mailed now, and not a moment before.</param>
public sealed record KeptDraft(Draft Draft, DateTimeOffset Until, bool Mailed);
