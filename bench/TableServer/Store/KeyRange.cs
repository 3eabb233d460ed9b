using CE4BIG.TableServer.Filters;

namespace CE4BIG.TableServer.Store;

/// <summary>
/// The stretch of keys that a filter leaves to be read, as the service finds it: from comparisons of the keys that must all hold. Whatever
/// stands under "or" or "not" narrows nothing, and the service reads all of it, too.
/// </summary>
/// <param name="FirstPartition">No partition before this one.</param>
/// <param name="LastPartition">No partition behind this one; null for the end.</param>
/// <param name="FirstRow">Within a partition, no row before this one.</param>
/// <param name="LastRow">Within a partition, no row behind this one; null for the end.</param>
internal sealed record KeyRange(string FirstPartition, string? LastPartition, string FirstRow, string? LastRow)
{
    public static KeyRange All { get; } = new(string.Empty, null, string.Empty, null);

    public static KeyRange Of(Filter? filter) => filter switch
    {
        And both => Of(both.Left).Narrowed(Of(both.Right)),
        Comparison { Property: "PartitionKey", Literal: string key } keys => keys.Operator switch
        {
            "eq" => All with { FirstPartition = key, LastPartition = key },
            "ge" or "gt" => All with { FirstPartition = key },
            "le" or "lt" => All with { LastPartition = key },
            _ => All,
        },
        Comparison { Property: "RowKey", Literal: string key } keys => keys.Operator switch
        {
            "eq" => All with { FirstRow = key, LastRow = key },
            "ge" or "gt" => All with { FirstRow = key },
            "le" or "lt" => All with { LastRow = key },
            _ => All,
        },
        _ => All,
    };

    private KeyRange Narrowed(KeyRange other) => new(
        Later(FirstPartition, other.FirstPartition), Earlier(LastPartition, other.LastPartition), Later(FirstRow, other.FirstRow), Earlier(LastRow, other.LastRow));

    private static string Later(string one, string other) => string.CompareOrdinal(one, other) >= 0 ? one : other;

    private static string? Earlier(string? one, string? other) => one is null ? other : other is null || string.CompareOrdinal(one, other) <= 0 ? one : other;
}
