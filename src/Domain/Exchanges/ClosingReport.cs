using System.Collections.Immutable;

namespace CE4BIG.Domain.Exchanges;

/// <summary>The visitor's closing report.</summary>
/// <param name="Summary">What was done; at most 4 000 characters.</param>
/// <param name="Results">What came of it; at most 4 000 characters.</param>
/// <param name="NextSteps">What follows; may be empty.</param>
/// <param name="Evidence">The files handed in with it and in earlier rounds.</param>
/// <param name="SubmittedAt">When this round was submitted.</param>
public sealed record ClosingReport(string Summary, string Results, string NextSteps, ImmutableArray<EvidenceFile> Evidence, DateTimeOffset SubmittedAt);
