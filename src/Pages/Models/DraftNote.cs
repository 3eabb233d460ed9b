namespace CE4BIG.Pages.Models;

/// <summary>That a form was resumed from a draft.</summary>
/// <param name="SavedAt">When it was last saved.</param>
/// <param name="KeptUntil">Until when it is kept.</param>
public sealed record DraftNote(DateTimeOffset SavedAt, DateTimeOffset KeptUntil);
