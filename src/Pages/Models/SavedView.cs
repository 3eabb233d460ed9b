namespace CE4BIG.Pages.Models;

/// <summary>A list of exchanges that somebody gave a name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Query">The list's query, without a question mark.</param>
public sealed record SavedView(string Name, string Query);
