using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using CE4BIG.Functions.Settings;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Telemetry;
using Microsoft.Extensions.Configuration;

namespace CE4BIG.Backup;

/// <summary>The storage account that is saved or restored.</summary>
internal sealed record Account(TableServiceClient Tables, BlobServiceClient Blobs)
{
    // Nobody waits for a page: an account that is busy is given time.
    private const int Retries = 6;

    // A file of 5 MB over a line that several share.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(100);

    /// <summary>Its name.</summary>
    public string Name => Tables.AccountName;

    /// <summary>The account that the app's own settings name: connection string or identity, never an argument that others could see.</summary>
    /// <exception cref="ValidationException">They name none.</exception>
    public static Account Open(IConfiguration configuration)
    {
        var options = StorageOptions.Read(configuration);
        Validator.ValidateObject(options, new ValidationContext(options));
        var requests = new StorageRequests(TimeProvider.System);
        return new Account(StorageClients.Tables(options, requests, Retries, Timeout), StorageClients.Blobs(options, requests, Retries, Timeout));
    }

    /// <summary>The names of the tables that are there; asking a missing one would be an error.</summary>
    public async Task<ImmutableHashSet<string>> TablesAsync(CancellationToken cancellationToken)
    {
        var names = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        await foreach (var table in Tables.QueryAsync(cancellationToken: cancellationToken))
        {
            names.Add(table.Name);
        }

        return names.ToImmutable();
    }

    /// <summary>What of the app, or of its workflow engine, is there already: tables with rows and containers with files.</summary>
    public async Task<ImmutableArray<string>> ContentAsync(CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        var own = Catalogue.Saved.Select(t => t.Name).Concat(Catalogue.MadeAgain.Keys).ToHashSet(StringComparer.Ordinal);
        foreach (var name in (await TablesAsync(cancellationToken)).Where(n => own.Contains(n) || n.StartsWith(Catalogue.Hub, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            await foreach (var _ in Tables.GetTableClient(name).QueryAsync<TableEntity>(maxPerPage: 1, cancellationToken: cancellationToken))
            {
                found.Add($"table {name}");
                break;
            }
        }

        foreach (var name in Catalogue.Containers)
        {
            await foreach (var _ in BlobCopy.ListAsync(Blobs.GetBlobContainerClient(name), cancellationToken))
            {
                found.Add($"container {name}");
                break;
            }
        }

        return found.ToImmutable();
    }
}
