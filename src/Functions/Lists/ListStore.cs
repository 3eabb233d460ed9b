using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using CE4BIG.Pages.Models;

namespace CE4BIG.Functions.Lists;

/// <summary>
/// Keeps lists of organisations in versions. A file is written whole under a version of its own that nobody reads; then one row says that it
/// is in use. A crash before that row leaves the list as it was, and what is left over goes with a later one. Two coordinators may do so at
/// once: one list is in use in the end, and it is whole.
/// </summary>
public sealed class ListStore(Tables tables, ProgrammeClock clock)
{
    /// <summary>How many names a form suggests: more would make its page heavy and help nobody choose.</summary>
    public const int MostSuggestions = 200;

    private const string Mark = "list";
    private const string NamePrefix = "name-";
    private const string VersionColumn = "Version";
    private const string CountColumn = "Count";
    private const string AtColumn = "At";
    private const string ByColumn = "By";
    private const string GoneColumn = "Gone";
    private const int MostActions = 100;

    // Longer than anybody takes between looking at a list and taking it into use. In real time, which storage stamps rows with.
    private static readonly TimeSpan Untouched = TimeSpan.FromHours(1);

    /// <summary>The keys by which an organisation is found in a list: those by which visitors are recognised.</summary>
    public static IReadOnlyList<string> Keys(ListLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return new Visitor(line.Organisation, OrganisationKind.Sme, line.Country, line.Cluster, line.Vat, null).IdentityKeys;
    }

    /// <summary>The lists in use.</summary>
    public async Task<ImmutableArray<ListState>> ReadAsync(string programme, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<ListState>();
        foreach (var kind in Enum.GetValues<ListKind>())
        {
            if (await PointerAsync(programme, kind, cancellationToken) is { } row)
            {
                found.Add(new ListState(kind, row.GetInt32(CountColumn) ?? 0, row.GetDateTimeOffset(AtColumn) ?? default, row.GetString(ByColumn) ?? string.Empty));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Writes a list under a version of its own, not in use yet.</summary>
    /// <returns>The version.</returns>
    public async Task<string> StageAsync(string programme, ListKind kind, ImmutableArray<ListLine> lines, CancellationToken cancellationToken)
    {
        var version = Guid.NewGuid().ToString("N");
        var partition = Partition(programme, kind, version);
        var table = await tables.OpenAsync(TableNames.Lists, cancellationToken);
        await table.UpsertEntityAsync(new TableEntity(partition, Mark) { [CountColumn] = lines.Length }, TableUpdateMode.Replace, cancellationToken);
        var rows = lines.SelectMany(line => Keys(line).Select(key => Row(partition, key, line)));
        foreach (var batch in rows.Chunk(MostActions))
        {
            await table.SubmitTransactionAsync(batch.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), cancellationToken);
        }

        return version;
    }

    /// <summary>Takes a version into use, and removes others of its kind that nobody touched for an hour.</summary>
    /// <returns>False where there is no such version (any more), or another one was taken into use at the same time.</returns>
    public async Task<bool> PublishAsync(string programme, ListKind kind, string version, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Lists, cancellationToken);
        if (!Guid.TryParseExact(version, "N", out var id))
        {
            return false;
        }

        var known = id.ToString("N");
        var before = await PointerAsync(programme, kind, cancellationToken);
        if (await TouchAsync(table, Partition(programme, kind, known), now, cancellationToken) is not { } mark)
        {
            return false;
        }

        var pointer = new TableEntity(programme, kind.ToString())
        {
            [VersionColumn] = known,
            [CountColumn] = mark.GetInt32(CountColumn) ?? 0,
            [AtColumn] = now,
            [ByColumn] = by,
        };
        await PointAsync(table, before, pointer, cancellationToken);

        // Read again: somebody else may have been faster, or have come after.
        var used = (await PointerAsync(programme, kind, cancellationToken))?.GetString(VersionColumn);
        await RemoveOthersAsync(table, programme, kind, Partition(programme, kind, used), cancellationToken);
        return used == known;
    }

    /// <summary>Whether an organisation stands in the list of its cluster's members; null where no such list is in use.</summary>
    public async Task<bool?> IsMemberAsync(string programme, Visitor visitor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        if (await PointerAsync(programme, ListKind.Participants, cancellationToken) is not { } pointer)
        {
            return null;
        }

        var table = await tables.OpenAsync(TableNames.Lists, cancellationToken);
        foreach (var key in visitor.IdentityKeys)
        {
            var row = await table.GetEntityIfExistsAsync<TableEntity>(
                Partition(programme, ListKind.Participants, pointer.GetString(VersionColumn)), key, cancellationToken: cancellationToken);
            if (row.HasValue && row.Value!.GetString(nameof(ListLine.Cluster)) == visitor.ClusterId)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Names of host organisations to suggest, of a country where one is chosen; none where no list is in use.</summary>
    public async Task<ImmutableArray<string>> HostNamesAsync(string programme, CountryCode? country, CancellationToken cancellationToken)
    {
        if (await PointerAsync(programme, ListKind.Hosts, cancellationToken) is not { } pointer)
        {
            return [];
        }

        var table = await tables.OpenAsync(TableNames.Lists, cancellationToken);
        var partition = Partition(programme, ListKind.Hosts, pointer.GetString(VersionColumn));
        var from = country is { } chosen ? $"{NamePrefix}{chosen}-" : NamePrefix;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {DeskKeys.After(from)}");
        var names = ImmutableArray.CreateBuilder<string>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, MostSuggestions, [nameof(ListLine.Organisation)], cancellationToken))
        {
            names.Add(row.GetString(nameof(ListLine.Organisation)) ?? string.Empty);
            if (names.Count == MostSuggestions)
            {
                break;
            }
        }

        return names.ToImmutable();
    }

    // Touched, so that whoever removes what is old leaves it alone; null where it is gone, or is being removed.
    private static async Task<TableEntity?> TouchAsync(TableClient table, string partition, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await table.UpdateEntityAsync(new TableEntity(partition, Mark) { [AtColumn] = now }, ETag.All, TableUpdateMode.Merge, cancellationToken);
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
            return null;
        }

        var mark = await table.GetEntityIfExistsAsync<TableEntity>(partition, Mark, cancellationToken: cancellationToken);
        return mark.HasValue && mark.Value!.GetBoolean(GoneColumn) is null ? mark.Value : null;
    }

    private static async Task PointAsync(TableClient table, TableEntity? before, TableEntity pointer, CancellationToken cancellationToken)
    {
        try
        {
            await (before is null
                ? table.AddEntityAsync(pointer, cancellationToken)
                : table.UpdateEntityAsync(pointer, before.ETag, TableUpdateMode.Replace, cancellationToken));
        }
        catch (RequestFailedException failure) when (failure.Status is 409 or 412)
        {
            // Somebody else's stands, or ours does and the answer was lost: the pointer tells.
        }
    }

    private async Task RemoveOthersAsync(TableClient table, string programme, ListKind kind, string kept, CancellationToken cancellationToken)
    {
        var from = Partition(programme, kind, string.Empty);
        var old = clock.Real.GetUtcNow() - Untouched;
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {from} and PartitionKey lt {DeskKeys.After(from)} and PartitionKey ne {kept} and RowKey eq {Mark}");
        var others = new List<TableEntity>();
        await foreach (var mark in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (mark.Timestamp < old)
            {
                others.Add(mark);
            }
        }

        foreach (var mark in others)
        {
            if (await ClaimAsync(table, mark, cancellationToken))
            {
                await RemoveAsync(table, mark.PartitionKey, cancellationToken);
            }
        }
    }

    // Under its ETag: a version that somebody has touched since it was looked at is left alone.
    private static async Task<bool> ClaimAsync(TableClient table, TableEntity mark, CancellationToken cancellationToken)
    {
        try
        {
            await table.UpdateEntityAsync(new TableEntity(mark.PartitionKey, Mark) { [GoneColumn] = true }, mark.ETag, TableUpdateMode.Merge, cancellationToken);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status is 404 or 412)
        {
            return false;
        }
    }

    private static async Task RemoveAsync(TableClient table, string partition, CancellationToken cancellationToken)
    {
        var keys = new List<string>();
        var all = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        await foreach (var row in table.QueryAsync<TableEntity>(all, select: [nameof(ITableEntity.RowKey)], cancellationToken: cancellationToken))
        {
            keys.Add(row.RowKey);
        }

        // Its mark goes last: by it the rest is found again after a crash.
        foreach (var batch in keys.OrderBy(key => key == Mark).Chunk(MostActions))
        {
            await table.SubmitTransactionAsync(
                batch.Select(key => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(partition, key), ETag.All)), cancellationToken);
        }
    }

    private async Task<TableEntity?> PointerAsync(string programme, ListKind kind, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Lists, cancellationToken);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(programme, kind.ToString(), cancellationToken: cancellationToken);
        return row.HasValue ? row.Value : null;
    }

    // Ids hold no bar.
    private static string Partition(string programme, ListKind kind, string? version) => $"{programme}|{kind}|{version}";

    private static TableEntity Row(string partition, string key, ListLine line) => new(partition, key)
    {
        [nameof(line.Organisation)] = line.Organisation,
        [nameof(line.Cluster)] = line.Cluster,
    };
}
