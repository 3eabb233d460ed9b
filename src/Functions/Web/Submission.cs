using System.Collections.Immutable;
using CE4BIG.Domain.Eligibility;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Web;

/// <summary>What came of submitting an application.</summary>
/// <param name="Exchange">The exchange that it began, now or when it was submitted before; null where it is not eligible.</param>
/// <param name="Failed">The rules it does not keep; empty where there is an exchange.</param>
public sealed record Submission(ExchangeState? Exchange, ImmutableArray<RuleOutcome> Failed);
