using Azure;
using Azure.Data.Tables;

namespace Microsoft.DurableTask.Worker.Storage;

/// <summary>Who owns the hub, and how many commits that owner has made. Every commit replaces this row, so a former owner's cannot succeed.</summary>
internal sealed record LeaseRow(string Owner, string Machine, string Process, long Epoch, long Commit, DateTimeOffset Expires)
{
    public ETag ETag { get; init; }

    public static LeaseRow From(TableEntity entity) => new(
        entity.GetString("Owner") ?? string.Empty,
        entity.GetString("Machine") ?? string.Empty,
        entity.GetString("Process") ?? string.Empty,
        entity.GetInt64("Epoch") ?? 0,
        entity.GetInt64("Commit") ?? 0,
        entity.GetDateTimeOffset("Expires") ?? default)
    {
        ETag = entity.ETag,
    };

    public TableEntity ToEntity() => new(RowKeys.Partition, RowKeys.Lease)
    {
        ["Owner"] = Owner,
        ["Machine"] = Machine,
        ["Process"] = Process,
        ["Epoch"] = Epoch,
        ["Commit"] = Commit,
        ["Expires"] = Expires,
    };
}
