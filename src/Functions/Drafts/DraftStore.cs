using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Applications.Drafts;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Functions.Drafts;

/// <summary>Keeps drafts. A draft and the mark by which it is found when it is due are stored in one transaction.</summary>
public sealed class DraftStore(Tables tables, BankSafe safe)
{
    // A double click conflicts once; six times in a row mean that something is wrong.
    private const int MaxAttempts = 6;

    /// <summary>The draft; null where there is none of that name.</summary>
    public async Task<StoredDraft?> LoadAsync(DraftId id, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Drafts, cancellationToken);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(DraftRows.Partition, DraftRows.Key(id), cancellationToken: cancellationToken);
        if (!row.HasValue)
        {
            return null;
        }

        var text = await table.GetEntityIfExistsAsync<TableEntity>(DraftRows.Partition, DraftRows.TextKey(id), cancellationToken: cancellationToken);
        return DraftRows.Read(id, row.Value!, text.HasValue ? text.Value : null, safe);
    }

    /// <summary>
    /// Loads, changes and stores; where somebody was faster, loads again and asks again. The change must have no other effect, since it
    /// may run more than once; null leaves everything as it is.
    /// </summary>
    /// <returns>What was stored; null where nothing was changed.</returns>
    public async Task<TDraft?> ChangeAsync<TDraft>(DraftId id, Func<StoredDraft?, TDraft?> change, CancellationToken cancellationToken)
        where TDraft : StoredDraft
    {
        ArgumentNullException.ThrowIfNull(change);
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var before = await LoadAsync(id, cancellationToken);
            var after = change(before);
            if (after is null || await StoreAsync(before, after, cancellationToken))
            {
                return after;
            }
        }

        throw new RequestFailedException(412, $"Draft {id} changed under every one of {MaxAttempts} attempts.");
    }

    /// <summary>Forgets that there was a draft.</summary>
    public async Task RemoveAsync(StoredDraft.Ended ended, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ended);
        await CommitAsync(
            [
                new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(DraftRows.Partition, DraftRows.Key(ended.Id)), ended.ETag),
                new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(DraftRows.Partition, DraftRows.DueKey(ended)), ETag.All),
            ],
            cancellationToken);
    }

    /// <summary>The drafts that were due before an instant; reads nothing but their marks.</summary>
    public async IAsyncEnumerable<DraftId> DueBeforeAsync(DateTimeOffset instant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Drafts, cancellationToken);
        var (first, end) = (DraftRows.FirstDueKey, DraftRows.DueKeysUntil(instant));
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {DraftRows.Partition} and RowKey ge {first} and RowKey lt {end}");
        await foreach (var mark in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (DraftRows.DueDraft(mark.RowKey) is { } id)
            {
                yield return id;
            }
        }
    }

    /// <summary>When each draft of an address in a programme was last kept. Looks through all drafts there are: each is purged within months.</summary>
    public async Task<ImmutableArray<DateTimeOffset>> KeptAsync(string programme, string email, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Drafts, cancellationToken);
        var found = ImmutableArray.CreateBuilder<DateTimeOffset>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {DraftRows.Partition} and ProgrammeId eq {programme}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, maxPerPage: null, [nameof(Draft.Email), nameof(Draft.SavedAt)], cancellationToken))
        {
            if (row.GetString(nameof(Draft.Email)) is { } owner && EmailAddress.Canonical(owner) == EmailAddress.Canonical(email))
            {
                found.Add(row.GetDateTimeOffset(nameof(Draft.SavedAt))!.Value);
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Counts a mail to somebody on a day, unless there were as many already as may be.</summary>
    /// <param name="day">The day.</param>
    /// <param name="mark">Stands for the address, which itself is not stored.</param>
    /// <param name="most">How many there may be.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>Whether one more may go.</returns>
    public async Task<bool> TryCountMailAsync(DateOnly day, string mark, int most, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Drafts, cancellationToken);
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(DraftRows.MailPartition, DraftRows.MailKey(day, mark), cancellationToken: cancellationToken);
            var count = found.HasValue ? DraftRows.MailCount(found.Value!) : 0;
            if (count >= most)
            {
                return false;
            }

            var row = DraftRows.MailRow(day, mark, count + 1);
            var action = found.HasValue
                ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, found.Value!.ETag)
                : new TableTransactionAction(TableTransactionActionType.Add, row);
            if (await CommitAsync([action], cancellationToken))
            {
                return true;
            }
        }

        // Nobody asks for that many mails at once who needs one.
        return false;
    }

    /// <summary>Forgets how many mails there were before a day.</summary>
    public async Task ForgetMailsBeforeAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Drafts, cancellationToken);
        var end = DraftRows.MailKey(day, string.Empty);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {DraftRows.MailPartition} and RowKey lt {end}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
        }
    }

    private Task<bool> StoreAsync(StoredDraft? before, StoredDraft after, CancellationToken cancellationToken)
    {
        var actions = new List<TableTransactionAction>
        {
            before is null
                ? new TableTransactionAction(TableTransactionActionType.Add, DraftRows.Row(after, safe))
                : new TableTransactionAction(TableTransactionActionType.UpdateReplace, DraftRows.Row(after, safe), before.ETag),
            new(TableTransactionActionType.UpsertReplace, new TableEntity(DraftRows.Partition, DraftRows.DueKey(after))),
        };
        if (before is not null && DraftRows.DueKey(before) != DraftRows.DueKey(after))
        {
            actions.Add(new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(DraftRows.Partition, DraftRows.DueKey(before)), ETag.All));
        }

        if (after is StoredDraft.Open open)
        {
            actions.Add(new TableTransactionAction(TableTransactionActionType.UpsertReplace, DraftRows.Text(open.Draft)));
        }
        else if (before is StoredDraft.Open)
        {
            actions.Add(new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(DraftRows.Partition, DraftRows.TextKey(before.Id)), ETag.All));
        }

        return CommitAsync(actions, cancellationToken);
    }

    private async Task<bool> CommitAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Drafts, cancellationToken);
        try
        {
            await table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status is 404 or 409 or 412)
        {
            // Somebody was faster; or a transaction whose first answer was lost was sent again, and the next look shows it done.
            return false;
        }
    }
}
