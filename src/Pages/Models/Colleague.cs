namespace CE4BIG.Pages.Models;

/// <summary>Somebody on the staff who could take a step over.</summary>
/// <param name="Id">The person's id in the programme file.</param>
/// <param name="Name">The person's name.</param>
public sealed record Colleague(string Id, string Name);
