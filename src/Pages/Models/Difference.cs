namespace CE4BIG.Pages.Models;

/// <summary>One field of the application that differs between two of its versions.</summary>
/// <param name="Field">The field's name, one of <see cref="Domain.Applications.ApplicationFields"/>.</param>
/// <param name="Before">What stood there in the earlier version; empty where nothing did.</param>
/// <param name="After">What stands there in the later one.</param>
public sealed record Difference(string Field, string Before, string After);
