using System.Collections.Immutable;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Models;

/// <summary>A file that was uploaded as evidence.</summary>
/// <param name="Item">The key of the programme's evidence item.</param>
/// <param name="Name">The name the visitor's computer gave it.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Address">Where this reader may open it: <c>/files/{id}/{file}?k=…</c>.</param>
public sealed record EvidenceLink(string Item, string Name, long Bytes, string Address)
{
    /// <summary>Other exchanges that handed in the very same file; shown to staff only.</summary>
    public ImmutableArray<ExchangeId> AlsoIn { get; init; } = [];
}
