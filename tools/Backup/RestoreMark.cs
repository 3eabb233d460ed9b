using Azure.Data.Tables;

namespace CE4BIG.Backup;

/// <summary>Says in the account itself that a backup is being restored into it, which one, and how far it came: after a break the same one goes on.</summary>
internal sealed class RestoreMark(TableServiceClient tables)
{
    /// <summary>A table of this tool's own; it goes when the restore is over.</summary>
    public const string Table = "BackupRestore";

    private const string Key = "restore";
    private const string BackupColumn = "Backup";
    private const string DoneColumn = "Done";

    private readonly TableClient _table = tables.GetTableClient(Table);

    /// <summary>The backup that is being restored, by its manifest's SHA-256, and how many of its parts are; null where none is.</summary>
    public async Task<(string Backup, int Done)?> FindAsync(CancellationToken cancellationToken)
    {
        await foreach (var row in _table.QueryAsync<TableEntity>(cancellationToken: cancellationToken))
        {
            return (row.GetString(BackupColumn) ?? string.Empty, row.GetInt32(DoneColumn) ?? 0);
        }

        return null;
    }

    /// <summary>Notes how far it came.</summary>
    public async Task WriteAsync(string backup, int done, CancellationToken cancellationToken)
    {
        await _table.CreateIfNotExistsAsync(cancellationToken);
        await _table.UpsertEntityAsync(new TableEntity(Key, Key) { [BackupColumn] = backup, [DoneColumn] = done }, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>It is over.</summary>
    public Task EndAsync(CancellationToken cancellationToken) => _table.DeleteAsync(cancellationToken);
}
