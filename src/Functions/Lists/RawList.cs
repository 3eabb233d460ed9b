using System.Collections.Immutable;

namespace CE4BIG.Functions.Lists;

/// <summary>A list as its file has it: words in rows, nothing judged.</summary>
/// <param name="Headings">The first row.</param>
/// <param name="Rows">The others with their numbers as a spreadsheet counts; rows without any words are left out.</param>
internal sealed record RawList(ImmutableArray<string> Headings, ImmutableArray<(int Number, ImmutableArray<string> Cells)> Rows);
