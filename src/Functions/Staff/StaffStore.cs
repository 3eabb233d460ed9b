using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Functions.Staff;

/// <summary>
/// The table of staff: one partition for each programme, in it a row for everybody's settings, one for the day of everybody's last
/// mail of the day, and one for each mail that waits for the next. They are read by key or as short ranges of keys.
/// </summary>
public sealed class StaffStore(Tables tables)
{
    private const string SettingsPrefix = "settings|";
    private const string DigestPrefix = "digest|";
    private const string SentPrefix = "sent|";
    private const string DayColumn = "Day";
    private const string DigestColumn = "Digest";
    private const string AbsencesColumn = "Absences";
    private const string ExchangeColumn = "Exchange";
    private const string KeyColumn = "Key";

    // Nobody else changes a person's row but they, their manager and the coordinator.
    private const int MaxAttempts = 4;

    // An entity-group transaction takes no more.
    private const int LargestTransaction = 100;

    /// <summary>What everybody of a programme has chosen, by the person's id.</summary>
    public async Task<ImmutableDictionary<string, StaffSettings>> SettingsAsync(string programme, CancellationToken cancellationToken)
    {
        var found = ImmutableDictionary.CreateBuilder<string, StaffSettings>(StringComparer.Ordinal);
        await foreach (var row in RowsAsync(programme, SettingsPrefix, cancellationToken))
        {
            var settings = Read(row);
            found[settings.Person] = settings;
        }

        return found.ToImmutable();
    }

    /// <summary>Changes somebody's settings; where somebody was faster, reads them again and asks again.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="person">The person's id.</param>
    /// <param name="change">Gives the new settings, or null to leave them. It may be asked more than once.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The settings as they are stored now.</returns>
    public async Task<StaffSettings> ChangeAsync(string programme, string person, Func<StaffSettings, StaffSettings?> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        var table = await tables.OpenAsync(TableNames.Staff, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            var row = await table.GetEntityIfExistsAsync<TableEntity>(programme, SettingsPrefix + person, cancellationToken: cancellationToken);
            var before = row.HasValue ? Read(row.Value!) : StaffSettings.Of(person);
            if (change(before) is not { } after)
            {
                return before;
            }

            try
            {
                var entity = new TableEntity(programme, SettingsPrefix + person) { [DigestColumn] = after.Digest, [AbsencesColumn] = ExchangeJson.Write(after.Absences) };
                await (row.HasValue
                    ? table.UpdateEntityAsync(entity, row.Value!.ETag, TableUpdateMode.Replace, cancellationToken)
                    : table.AddEntityAsync(entity, cancellationToken));
                return after;
            }
            catch (RequestFailedException failure) when (failure.Status is 409 or 412 && attempt < MaxAttempts)
            {
                // Two forms at once.
            }
        }
    }

    /// <summary>Lets a mail wait for its addressee's mail of the day. Doing it again does nothing.</summary>
    public async Task PutAsync(string programme, string person, DigestItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        var table = await tables.OpenAsync(TableNames.Staff, cancellationToken);
        var row = new TableEntity(programme, RowKey(person, item)) { [ExchangeColumn] = item.Exchange.Value, [KeyColumn] = item.Key };
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>What waits for somebody's mail of the day, by exchange.</summary>
    public async Task<ImmutableArray<DigestItem>> DigestAsync(string programme, string person, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<DigestItem>();
        await foreach (var row in RowsAsync(programme, $"{DigestPrefix}{person}|", cancellationToken))
        {
            if (ExchangeId.TryParse(row.GetString(ExchangeColumn), out var id))
            {
                found.Add(new DigestItem(id, row.GetString(KeyColumn) ?? string.Empty));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The day of somebody's last mail of the day; null where there was none.</summary>
    public async Task<DateOnly?> LastDigestAsync(string programme, string person, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Staff, cancellationToken);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(programme, SentPrefix + person, cancellationToken: cancellationToken);
        return row.HasValue && row.Value!.GetInt32(DayColumn) is { } day ? DateOnly.FromDayNumber(day) : null;
    }

    /// <summary>Notes a mail of the day, and takes off what was told in it or is not needed any more.</summary>
    public async Task CloseDigestAsync(string programme, string person, DateOnly day, IEnumerable<DigestItem> done, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Staff, cancellationToken);
        List<TableTransactionAction> actions =
        [
            new(TableTransactionActionType.UpsertReplace, new TableEntity(programme, SentPrefix + person) { [DayColumn] = day.DayNumber }),
            .. done.Select(item => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(programme, RowKey(person, item)), ETag.All)),
        ];
        foreach (var batch in actions.Chunk(LargestTransaction))
        {
            await table.SubmitTransactionAsync(batch, cancellationToken);
        }
    }

    private static string RowKey(string person, DigestItem item) => $"{DigestPrefix}{person}|{item.Exchange}|{item.Key}";

    private static StaffSettings Read(TableEntity row) => new(
        row.RowKey[SettingsPrefix.Length..],
        row.GetBoolean(DigestColumn) == true,
        [.. ExchangeJson.Read<ImmutableArray<Absence>>(row.GetString(AbsencesColumn) ?? "[]").OrderBy(a => a.From)]);

    // All keys that begin so.
    private async IAsyncEnumerable<TableEntity> RowsAsync(
        string programme, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Staff, cancellationToken);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {programme} and RowKey ge {prefix} and RowKey lt {DeskKeys.After(prefix)}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return row;
        }
    }
}
