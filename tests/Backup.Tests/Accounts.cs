using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using CE4BIG.Testing;

namespace CE4BIG.Backup.Tests;

/// <summary>An emulator as an account, and what is put into one.</summary>
internal static class Accounts
{
    public static Account Of(Azurite azurite, Meanwhile? meanwhile = null)
    {
        var options = new TableClientOptions();
        if (meanwhile is not null)
        {
            options.AddPolicy(meanwhile, HttpPipelinePosition.PerCall);
        }

        return new Account(new TableServiceClient(azurite.ConnectionString, options), new BlobServiceClient(azurite.ConnectionString));
    }

    /// <summary>Puts rows into a table.</summary>
    public static async Task PutAsync(this Account account, string table, params IEnumerable<TableEntity> rows)
    {
        var client = account.Tables.GetTableClient(table);
        await client.CreateIfNotExistsAsync();
        foreach (var batch in rows.GroupBy(r => r.PartitionKey, StringComparer.Ordinal).SelectMany(p => p.Chunk(100)))
        {
            await client.SubmitTransactionAsync(batch.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)));
        }
    }

    /// <summary>Every row of a table, as a backup writes it.</summary>
    public static async Task<List<string>> RowsAsync(this Account account, string table)
    {
        var rows = new List<string>();
        await foreach (var row in account.Tables.GetTableClient(table).QueryAsync<TableEntity>())
        {
            rows.Add(System.Text.Encoding.UTF8.GetString(RowText.Write(row).Span));
        }

        return rows;
    }

    public static Task<(Manifest Manifest, string Sha256)> SaveAsync(this Account account, BackupFolder folder) =>
        new Saving(account, folder, TimeProvider.System).RunAsync(default);

    public static async Task<Manifest> RestoreAsync(this Account account, BackupFolder folder, Action<string>? begins = null) =>
        (await new Restoring(account, folder, TimeProvider.System) { Begins = begins }.RunAsync(default)).Manifest;
}
