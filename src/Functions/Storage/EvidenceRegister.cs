using System.Collections.Immutable;
using Azure.Data.Tables;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Storage;

/// <summary>
/// Which exchanges handed in a file, of any programme, by what the file is and not by its name (domain: What people suffer from, duplicate
/// receipts). One partition for each SHA-256 with a row for each exchange. A row is written before the report that it belongs to is
/// stored, so that none is ever missing; one that a crash left behind is recognised when it is read, since its exchange has no such file.
/// </summary>
public sealed class EvidenceRegister(Tables tables, ExchangeStore exchanges)
{
    // A receipt that more exchanges than this handed in is conspicuous enough.
    private const int MostOthers = 5;

    /// <summary>Notes that an exchange hands these files in; again does no harm.</summary>
    public async Task AddAsync(ExchangeId exchange, IEnumerable<EvidenceFile> files, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        var table = await tables.OpenAsync(TableNames.Evidence, cancellationToken);
        await Task.WhenAll(files.Select(file => table.UpsertEntityAsync(new TableEntity(file.Sha256, exchange.Value), TableUpdateMode.Replace, cancellationToken)));
    }

    /// <summary>Forgets that an exchange handed these files in: its report was not stored after all, or its retention has ended.</summary>
    public async Task RemoveAsync(ExchangeId exchange, IEnumerable<EvidenceFile> files, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(files);
        var table = await tables.OpenAsync(TableNames.Evidence, cancellationToken);
        await Task.WhenAll(files.Select(file => table.DeleteEntityAsync(file.Sha256, exchange.Value, Azure.ETag.All, cancellationToken)));
    }

    /// <summary>The other exchanges that handed in one of these very files, by the file's SHA-256; files that nobody else has are left out.</summary>
    public async Task<ImmutableDictionary<string, ImmutableArray<ExchangeId>>> OthersAsync(ExchangeState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        var table = await tables.OpenAsync(TableNames.Evidence, cancellationToken);
        var hashes = (state.Report?.Evidence ?? []).Select(f => f.Sha256).Distinct(StringComparer.Ordinal);
        var found = await Task.WhenAll(hashes.Select(async hash => (Hash: hash, Others: await OthersAsync(table, hash, state.Id, cancellationToken))));
        return found.Where(f => !f.Others.IsEmpty).ToImmutableDictionary(f => f.Hash, f => f.Others, StringComparer.Ordinal);
    }

    private async Task<ImmutableArray<ExchangeId>> OthersAsync(TableClient table, string hash, ExchangeId self, CancellationToken cancellationToken)
    {
        var others = ImmutableArray.CreateBuilder<ExchangeId>();
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {hash}"), cancellationToken: cancellationToken))
        {
            if (ExchangeId.TryParse(row.RowKey, out var other) && other != self && await HasAsync(other, hash, cancellationToken))
            {
                others.Add(other);
            }

            if (others.Count == MostOthers)
            {
                break;
            }
        }

        return others.ToImmutable();
    }

    private async Task<bool> HasAsync(ExchangeId exchange, string hash, CancellationToken cancellationToken) =>
        await exchanges.LoadAsync(exchange, cancellationToken) is { } file && file.State.Report?.Evidence.Any(f => f.Sha256 == hash) == true;
}
