using System.Collections.Immutable;

namespace CE4BIG.Pages.Models;

/// <summary>A list that was read and is stored, but not in use yet.</summary>
/// <param name="Kind">Which list.</param>
/// <param name="Version">Its version, by which it is taken into use.</param>
/// <param name="Count">How many organisations stand in it.</param>
/// <param name="First">The first of them.</param>
public sealed record ListPreview(ListKind Kind, string Version, int Count, ImmutableArray<ListLine> First);
