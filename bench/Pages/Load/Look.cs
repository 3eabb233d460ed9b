namespace CE4BIG.PageBench.Load;

/// <summary>One request for a page.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Cookie">Who is signed in; null for nobody.</param>
internal sealed record Look(Uri Address, string? Cookie = null);
