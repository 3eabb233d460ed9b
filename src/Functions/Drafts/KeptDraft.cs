using CE4BIG.Domain.Applications.Drafts;
using CE4BIG.Pages.Models;

namespace CE4BIG.Functions.Drafts;

/// <summary>What came of saving a draft.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Until">Until when it is kept.</param>
/// <param name="Link">Whether its link was mailed.</param>
public sealed record KeptDraft(Draft Draft, DateTimeOffset Until, DraftLink Link);
