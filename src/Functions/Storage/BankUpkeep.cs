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
        var done = await LockAnewAsync(TableNames.Exchanges, applications, row => row.PartitionKey, cancellationToken);
        var drafts = TableClient.CreateQueryFilter($"PartitionKey eq {DraftRows.Partition} and BankKey ne {present}");
        done += await LockAnewAsync(TableNames.Drafts, drafts, DraftRows.OwnerOf, cancellationToken);

        var (live, last) = (PaymentRows.LivePrefix, PaymentRows.LivePrefix + Behind);
        var payments = TableClient.CreateQueryFilter($"RowKey ge {live} and RowKey lt {last} and BankKey ne {present}");
        done += await LockAnewAsync(TableNames.Payments, payments, PaymentRows.OwnerOf, cancellationToken);

        // Said in any case: an operator waits for a round that finds nothing before the old key goes.
        logger.LogInformation("Bank data in {Count} rows were encrypted anew with the key {Key}.", done, present);
    }

    private async Task<int> LockAnewAsync(string name, string filter, Func<TableEntity, string> ownerOf, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(name, cancellationToken);
        var done = 0;
        await foreach (var row in table.QueryAsync<TableEntity>(filter, AtOnce, cancellationToken: cancellationToken))
        {
            done += row.GetString(BankColumns.Bank) is { } locked && safe.IsOld(locked) && await TryLockAnewAsync(table, row, ownerOf(row), cancellationToken) ? 1 : 0;
        }

        return done;
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
