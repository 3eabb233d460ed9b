using System.Collections.Immutable;
using Azure.Data.Tables;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;

namespace CE4BIG.Backup;

/// <summary>Writes a backup of an account, also while the app runs on it (<see cref="Catalogue"/> says why that is possible).</summary>
internal sealed class Saving(Account account, BackupFolder folder, TimeProvider real)
{
    private readonly Dictionary<string, DateTimeOffset?> _states = new(StringComparer.Ordinal);

    /// <summary>Saves; what was written before it failed is deleted again, since it is personal data that nobody asked for.</summary>
    /// <returns>What was saved, and the manifest's SHA-256.</returns>
    /// <exception cref="BackupException">It cannot be saved, or what was written of it cannot be deleted.</exception>
    public async Task<(Manifest Manifest, string Sha256)> RunAsync(CancellationToken cancellationToken)
    {
        folder.Begin();
        try
        {
            return await SaveAsync(cancellationToken);
        }
        catch (Exception cause)
        {
            folder.Discard(cause);
            throw;
        }
    }

    private async Task<(Manifest Manifest, string Sha256)> SaveAsync(CancellationToken cancellationToken)
    {
        var begun = real.GetUtcNow();
        var there = await account.TablesAsync(cancellationToken);
        var anchor = there.Contains(TableNames.Settings) ? await ClockAnchorStore.FindAsync(account.Tables.GetTableClient(TableNames.Settings), cancellationToken) : null;
        var tables = ImmutableArray.CreateBuilder<Part>();
        foreach (var table in Catalogue.Saved)
        {
            tables.Add(await SaveAsync(table, there.Contains(table.Name), cancellationToken));
        }

        var moved = there.Contains(TableNames.Exchanges) ? await MovedAsync(cancellationToken) : [];
        var containers = ImmutableArray.CreateBuilder<Part>();
        var copy = new BlobCopy(account.Blobs, folder);
        foreach (var container in Catalogue.Containers)
        {
            containers.Add(await copy.SaveAsync(container, cancellationToken));
        }

        var manifest = new Manifest
        {
            Format = Manifest.Today,
            Account = account.Name,
            Begun = begun,
            Ended = real.GetUtcNow(),
            ProgrammeTime = (anchor ?? ClockAnchor.RealPace).ProgrammeTime(begun),
            Tables = tables.ToImmutable(),
            Containers = containers.ToImmutable(),
            Moved = moved,
        };
        return (manifest, await folder.CompleteAsync(manifest, cancellationToken));
    }

    private async Task<Part> SaveAsync(SavedTable table, bool isThere, CancellationToken cancellationToken)
    {
        var name = BackupFolder.TableFile(table.Name);
        await using var file = folder.Create(name);
        var rows = 0L;
        if (isThere)
        {
            await foreach (var partition in new TableReader(account.Tables.GetTableClient(table.Name)).PartitionsAsync(table.Whole, cancellationToken))
            {
                foreach (var row in partition)
                {
                    Note(table.Name, row);
                    await file.WriteAsync(RowText.Write(row), cancellationToken);
                    rows++;
                }
            }
        }

        return new Part(table.Name, name, rows, file.Bytes, file.Sha256);
    }

    private void Note(string table, TableEntity row)
    {
        if (table == TableNames.Exchanges && row.RowKey == ExchangeRows.StateRow)
        {
            _states[row.PartitionKey] = row.Timestamp;
        }
    }

    // Every move replaces the state's row, so its time tells whether there was one.
    private async Task<ImmutableArray<string>> MovedAsync(CancellationToken cancellationToken)
    {
        var moved = ImmutableArray.CreateBuilder<string>();
        var states = account.Tables.GetTableClient(TableNames.Exchanges).QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"RowKey eq {ExchangeRows.StateRow}"),
            select: [nameof(ITableEntity.PartitionKey), nameof(ITableEntity.Timestamp)],
            cancellationToken: cancellationToken);
        await foreach (var row in states)
        {
            if (_states.TryGetValue(row.PartitionKey, out var read) && read != row.Timestamp)
            {
                moved.Add(row.PartitionKey);
            }
        }

        return moved.ToImmutable();
    }
}
