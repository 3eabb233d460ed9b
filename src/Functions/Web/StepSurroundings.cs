using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Web;

/// <summary>What a decision has to do with beyond its own exchange.</summary>
/// <param name="FreeBudget">What is free on the paying cluster's budget; null where the reader need not know.</param>
/// <param name="Others">Other exchanges that handed in one of the files, by the file's SHA-256.</param>
/// <param name="Listed">Whether the visitor stands in the list of its cluster's members; null where that is not asked, or no list is in use.</param>
public sealed record StepSurroundings(Money? FreeBudget, ImmutableDictionary<string, ImmutableArray<ExchangeId>> Others, bool? Listed = null)
{
    /// <summary>Nothing.</summary>
    public static readonly StepSurroundings None = new(null, ImmutableDictionary<string, ImmutableArray<ExchangeId>>.Empty);
}
