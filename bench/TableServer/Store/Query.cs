using CE4BIG.TableServer.Filters;

namespace CE4BIG.TableServer.Store;

/// <summary>What is asked of a table.</summary>
/// <param name="Filter">The condition; null for all.</param>
/// <param name="Top">How many rows at most, 1 to 1000.</param>
/// <param name="FromPartition">The partition to go on from; null to begin.</param>
/// <param name="FromRow">The row to go on from.</param>
internal sealed record Query(Filter? Filter, int Top, string? FromPartition, string? FromRow);
