namespace CE4BIG.PageBench.Load;

/// <summary>One request for a page.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Cookie">Who is signed in; null for nobody.</param>
/// <param name="Form">A form that is sent there; null to look only.</param>
internal sealed record Look(Uri Address, string? Cookie = null, IReadOnlyDictionary<string, string>? Form = null);
