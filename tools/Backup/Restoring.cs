using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Lifecycle;
using CE4BIG.Functions.Standstill;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Backup;

/// <summary>
/// Writes a backup into an empty account on which no app runs yet. Everything is an upsert, part after part, so that a restore that broke off
/// goes on when it is called again. Before anything is written it is noted that the desk stands still (ADR-0010), and only when all is there, that somebody
/// may let it go on.
/// </summary>
internal sealed class Restoring(Account account, BackupFolder folder, TimeProvider real)
{
    private const int AtOnce = 8;

    private readonly RestoreMark _mark = new(account.Tables);
    private readonly StandstillStore _standstill = new(new Tables(account.Tables));
    private readonly BlobCopy _blobs = new(account.Blobs, folder);

    /// <summary>Is told each part before it is written.</summary>
    public Action<string>? Begins { get; init; }

    /// <summary>The SHA-256 that the manifest must have; null where anybody's word is taken for it.</summary>
    public string? Expected { get; init; }

    /// <summary>Restores.</summary>
    /// <returns>What the backup says about itself, and its manifest's SHA-256.</returns>
    /// <exception cref="BackupException">The backup is not whole, or the account is not empty.</exception>
    public async Task<(Manifest Manifest, string Sha256)> RunAsync(CancellationToken cancellationToken)
    {
        var (manifest, sha256, findings) = await Checking.RunAsync(folder, Expected, cancellationToken);
        if (manifest is null || findings.Length > 0)
        {
            throw new BackupException(string.Join(' ', findings));
        }

        var done = await BeginAsync(sha256, cancellationToken);
        await _standstill.WriteAsync(sha256, manifest.Begun, restoredAt: null, cancellationToken);
        var parts = Parts(manifest);
        for (; done < parts.Length; done++)
        {
            Begins?.Invoke(parts[done].Name);
            await parts[done].WriteAsync(cancellationToken);
            await _mark.WriteAsync(sha256, done + 1, cancellationToken);
        }

        if (await DifferencesAsync(manifest, cancellationToken) is { Count: > 0 } wrong)
        {
            // Whatever is missing or altered is written again by the next attempt.
            await _mark.WriteAsync(sha256, 0, cancellationToken);
            throw new BackupException($"What was restored is not what the backup holds: {string.Join(", ", wrong)}. Does something else write into {account.Name}?");
        }

        await _standstill.WriteAsync(sha256, manifest.Begun, real.GetUtcNow(), cancellationToken);
        await _mark.EndAsync(cancellationToken);
        return (manifest, sha256);
    }

    // How many parts an earlier attempt completed.
    private async Task<int> BeginAsync(string sha256, CancellationToken cancellationToken)
    {
        var there = await account.TablesAsync(cancellationToken);
        if (there.Contains(RestoreMark.Table) && await _mark.FindAsync(cancellationToken) is var (backup, done))
        {
            return backup == sha256
                ? done
                : throw new BackupException($"Another backup is being restored into {account.Name}, the one whose manifest has SHA-256 {backup}. Go on with that, or take another account.");
        }

        if (await account.ContentAsync(cancellationToken) is { Length: > 0 } content)
        {
            throw new BackupException(
                $"{account.Name} is not empty, there is something in {string.Join(", ", content)}. Restore into a new account before the app runs on it; or stop the app and delete these.");
        }

        await _mark.WriteAsync(sha256, 0, cancellationToken);
        return 0;
    }

    // What rows point at comes first, and last of all the agenda: until then nothing sets an exchange going.
    private ImmutableArray<(string Name, Func<CancellationToken, Task> WriteAsync)> Parts(Manifest manifest) =>
    [
        .. manifest.Containers.Select(part => (part.Name, (Func<CancellationToken, Task>)(token => _blobs.RestoreAsync(part, token)))),
        .. manifest.Tables.Select(part => (part.Name, (Func<CancellationToken, Task>)(token => WriteAsync(part, token)))),
        (TableNames.Agenda, token => MarkDueAsync(manifest, token)),
    ];

    private async Task WriteAsync(Part part, CancellationToken cancellationToken)
    {
        if (part.Count == 0)
        {
            return;
        }

        var table = account.Tables.GetTableClient(part.Name);
        await table.CreateIfNotExistsAsync(cancellationToken);
        await Parallel.ForEachAsync(RowBatches.OfAsync(folder.LinesAsync(part.File, cancellationToken), cancellationToken), Several(cancellationToken), async (batch, token) =>
            await table.SubmitTransactionAsync(batch.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), token));
    }

    // Its workflow is gone, whatever it was waiting for. Closed ones too: they are put down again for the end of their retention, and
    // those whose retention has ended since the backup are forgotten again.
    private async Task MarkDueAsync(Manifest manifest, CancellationToken cancellationToken)
    {
        var agenda = new Agenda(new Tables(account.Tables), real);
        await Parallel.ForEachAsync(ExchangesAsync(manifest, cancellationToken), Several(cancellationToken), async (id, token) => await agenda.MoveAsync(id, manifest.Begun, token));
    }

    private async IAsyncEnumerable<ExchangeId> ExchangesAsync(Manifest manifest, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = string.Empty;
        await foreach (var line in folder.LinesAsync(manifest.Tables.Single(p => p.Name == TableNames.Exchanges).File, cancellationToken))
        {
            var partition = RowText.Read(line).PartitionKey;
            if (partition != last && ExchangeId.TryParse(partition, out var id))
            {
                yield return id;
            }

            last = partition;
        }
    }

    // Read again and written as the backup writes it, a table gives the very same bytes.
    private async Task<List<string>> DifferencesAsync(Manifest manifest, CancellationToken cancellationToken)
    {
        var wrong = new List<string>();
        foreach (var part in manifest.Tables.Where(p => p.Count > 0))
        {
            await using var text = new SealedStream(Stream.Null);
            var rows = 0L;
            await foreach (var row in account.Tables.GetTableClient(part.Name).QueryAsync<TableEntity>(cancellationToken: cancellationToken))
            {
                await text.WriteAsync(RowText.Write(row), cancellationToken);
                rows++;
            }

            if (text.Sha256 != part.Sha256)
            {
                wrong.Add(FormattableString.Invariant($"table {part.Name} ({rows} rows of {part.Count})"));
            }
        }

        foreach (var part in manifest.Containers)
        {
            if (!await _blobs.IsThereAsync(part, cancellationToken))
            {
                wrong.Add($"container {part.Name}");
            }
        }

        return wrong;
    }

    private static ParallelOptions Several(CancellationToken cancellationToken) => new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
}
