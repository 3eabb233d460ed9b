namespace CE4BIG.Functions.Desk;

/// <summary>A sign-in link to be mailed: ids only, since orchestrations keep what they are given.</summary>
/// <param name="Programme">The programme that lists the person.</param>
/// <param name="Person">The person's id there.</param>
/// <param name="Until">Until when the link works, in real time.</param>
public sealed record SignInOrder(string Programme, string Person, DateTimeOffset Until)
{
    /// <summary>The span in which it was asked for; null where none was recorded.</summary>
    public string? Trace { get; init; }
}
