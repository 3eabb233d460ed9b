using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using CE4BIG.Functions.Drafts;
using CE4BIG.Functions.Payments;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace CE4BIG.Functions.Storage;

/// <summary>
/// Encrypts bank data anew that are stored under a key from before, so that the key can be given up. Looks at nothing where the settings
/// name no such key.
/// </summary>
public sealed class BankUpkeep(Tables tables, BankSafe safe, ILogger<BankUpkeep> logger)
{
    private const int AtOnce = 100;

    // Behind every key that begins with a prefix and goes on with a bar, a digit or nothing.
    private const string Behind = "}";

    /// <summary>Every hour, and at every start.</summary>
    [Function(nameof(BankUpkeep))]
    public async Task RunAsync([TimerTrigger("0 40 * * * *", RunOnStartup = true, UseMonitor = false)] TimerInfo timer, CancellationToken cancellationToken)
    {
        if (!safe.HasPreviousKeys)
        {
            return;
        }

        var present = safe.KeyId;
        var (first, end) = (ExchangeRows.ApplicationRow, ExchangeRows.ApplicationRow + Behind);
        var applications = TableClient.CreateQueryFilter($"RowKey ge {first} and RowKey lt {end} and BankKey ne {present}");
        var exchanges = await LockAnewAsync(TableNames.Exchanges, applications, row => row.PartitionKey, cancellationToken);
        var drafts = TableClient.CreateQueryFilter($"PartitionKey eq {DraftRows.Partition} and BankKey ne {present}");
        var begun = await LockAnewAsync(TableNames.Drafts, drafts, DraftRows.OwnerOf, cancellationToken);

        var (live, last) = (PaymentRows.LivePrefix, PaymentRows.LivePrefix + Behind);
        var payments = TableClient.CreateQueryFilter($"RowKey ge {live} and RowKey lt {last} and BankKey ne {present}");
        var paid = await LockAnewAsync(TableNames.Payments, payments, PaymentRows.OwnerOf, cancellationToken);

        // Said in any case: an operator waits for a round that finds nothing before the old key goes.
        var (done, failed) = (exchanges.Done + begun.Done + paid.Done, exchanges.Failed + begun.Failed + paid.Failed);
        logger.LogInformation("Bank data in {Count} rows were encrypted anew with the key {Key}; {Failed} rows could not be opened.", done, present, failed);
    }

    private async Task<(int Done, int Failed)> LockAnewAsync(string name, string filter, Func<TableEntity, string> ownerOf, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(name, cancellationToken);
        var (done, failed) = (0, 0);
        await foreach (var row in table.QueryAsync<TableEntity>(filter, AtOnce, cancellationToken: cancellationToken))
        {
            try
            {
                done += row.GetString(BankColumns.Bank) is { } locked && safe.IsOld(locked) && await TryLockAnewAsync(table, row, ownerOf(row), cancellationToken) ? 1 : 0;
            }
            catch (Exception failure) when (failure is CryptographicException or FormatException)
            {
                // One row that somebody spoilt must not keep the old key in use for all the others.
                failed++;
                logger.LogError(failure, "The bank data of {Partition} {Row} in {Table} cannot be opened, and stay as they are.", row.PartitionKey, row.RowKey, name);
            }
        }

        return (done, failed);
    }

    private async Task<bool> TryLockAnewAsync(TableClient table, TableEntity row, string owner, CancellationToken cancellationToken)
    {
        var anew = new TableEntity(row.PartitionKey, row.RowKey);
        BankColumns.Lock(anew, owner, BankColumns.Unlock(row, owner, safe)!, safe);
        try
        {
            await table.UpdateEntityAsync(anew, row.ETag, TableUpdateMode.Merge, cancellationToken);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status is 404 or 412)
        {
            // Somebody stored it meanwhile, and with the present key.
            return false;
        }
    }
}
