using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using CE4BIG.Domain.Audit;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Functions.Audit;

/// <summary>
/// The daily anchors: a row for each day, newest first, and beside it in blob storage the heads that it holds, so that an exchange can be
/// proven by one look at each.
/// </summary>
public sealed class AnchorStore(Tables tables, BlobServiceClient blobs)
{
    private const string Container = "anchors";
    private const string Partition = "anchor";
    private const int LastDay = 99_999_999;
    private const int ReadAtOnce = 1000;

    /// <summary>The latest anchor; null before the first.</summary>
    public async Task<Anchor?> LatestAsync(CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Anchors, cancellationToken);
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), maxPerPage: 1, cancellationToken: cancellationToken))
        {
            return Read(row);
        }

        return null;
    }

    /// <summary>Writes the anchor of a day over all trails as they stand, unless that day has one, or a later one.</summary>
    /// <returns>The anchor; null where nothing was to be done.</returns>
    public async Task<Anchor?> WriteAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var latest = await LatestAsync(cancellationToken);
        if (latest?.Day >= day)
        {
            return null;
        }

        var heads = await HeadsAsync(cancellationToken);
        var anchor = new Anchor(day, heads.Count, AnchorTree.Root([.. heads.Select(h => h.Leaf())]), latest?.Hash);
        var container = blobs.GetBlobContainerClient(Container);
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        var list = string.Concat(heads.Select(h => string.Create(CultureInfo.InvariantCulture, $"{h.Exchange} {h.Rows} {h.Hash}\n")));
        await container.GetBlobClient(Name(anchor)).UploadAsync(new BinaryData(Encoding.ASCII.GetBytes(list)), overwrite: true, cancellationToken);
        var table = await tables.OpenAsync(TableNames.Anchors, cancellationToken);
        try
        {
            await table.AddEntityAsync(Row(anchor), cancellationToken);
            return anchor;
        }
        catch (RequestFailedException failure) when (failure.Status == 409)
        {
            // Another instance was faster, and its anchor stands; or ours was stored, and the answer was lost.
            var stored = await table.GetEntityAsync<TableEntity>(Partition, Key(day), cancellationToken: cancellationToken);
            return Read(stored.Value).Hash == anchor.Hash ? anchor : null;
        }
    }

    /// <summary>The proof of a trail against an anchor; null where that anchor does not hold it.</summary>
    /// <param name="anchor">The anchor.</param>
    /// <param name="exchange">Whose trail it is.</param>
    /// <param name="rows">How many rows it has, as whoever asks has read it: an anchor that was written later may hold more of them, and proves nothing of these.</param>
    /// <param name="cancellationToken">Ends the look at the list.</param>
    public async Task<AnchorProof?> ProveAsync(Anchor anchor, ExchangeId exchange, int rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        var list = await blobs.GetBlobContainerClient(Container).GetBlobClient(Name(anchor)).DownloadContentAsync(cancellationToken: cancellationToken);
        var heads = list.Value.Content.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Head).ToImmutableArray();
        var index = heads.Select(h => h.Exchange).ToList().IndexOf(exchange);
        return index < 0 || heads[index].Rows > rows ? null : new AnchorProof(anchor, anchor.Hash, heads[index], AnchorTree.Path([.. heads.Select(h => h.Leaf())], index));
    }

    // Once a day, and of each exchange nothing but two columns of one row: no list of heads that could go wrong has to be kept.
    private async Task<List<TrailHead>> HeadsAsync(CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Exchanges, cancellationToken);
        var heads = new List<TrailHead>();
        var columns = new[] { nameof(ITableEntity.PartitionKey), nameof(ExchangeState.AuditCount), ExchangeRows.Head };
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey eq {ExchangeRows.StateRow}"), ReadAtOnce, columns, cancellationToken))
        {
            if (ExchangeId.TryParse(row.PartitionKey, out var id))
            {
                heads.Add(new TrailHead(id, row.GetInt32(nameof(ExchangeState.AuditCount))!.Value, row.GetString(ExchangeRows.Head)!));
            }
        }

        return [.. heads.OrderBy(h => h.Exchange.Value, StringComparer.Ordinal)];
    }

    private static TrailHead Head(string line) => line.Split(' ') is [var id, var rows, var hash] && ExchangeId.TryParse(id, out var exchange)
        ? new TrailHead(exchange, int.Parse(rows, NumberStyles.None, CultureInfo.InvariantCulture), hash)
        : throw new FormatException("A line of an anchor's list is no head.");

    private static Anchor Read(TableEntity row) => new(
        DateOnly.ParseExact(row.GetString(nameof(Anchor.Day))!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        row.GetInt32(nameof(Anchor.Trails))!.Value,
        row.GetString(nameof(Anchor.Root))!,
        row.GetString(nameof(Anchor.Previous)));

    private static TableEntity Row(Anchor anchor) => new(Partition, Key(anchor.Day))
    {
        [nameof(anchor.Day)] = anchor.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        [nameof(anchor.Trails)] = anchor.Trails,
        [nameof(anchor.Root)] = anchor.Root,
        [nameof(anchor.Previous)] = anchor.Previous,
        [nameof(anchor.Hash)] = anchor.Hash,
    };

    // Counted down, so that the newest comes first.
    private static string Key(DateOnly day) =>
        (LastDay - int.Parse(day.ToString("yyyyMMdd", CultureInfo.InvariantCulture), NumberStyles.None, CultureInfo.InvariantCulture)).ToString("00000000", CultureInfo.InvariantCulture);

    private static string Name(Anchor anchor) => anchor.Hash + ".txt";
}
