using System.Collections.Immutable;
using Azure.Data.Tables;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Functions.Desk;

/// <summary>Reads the projection: each list is one range of keys, a page of it at a time; no list looks at all exchanges.</summary>
public sealed class DeskLists(Tables tables)
{
    /// <summary>How many a page shows.</summary>
    public const int PageSize = 25;

    // Sums are worth having of all of them; more than this are never open at once in a programme of this kind.
    private const int MoneyPageSize = 100;

    /// <summary>Characters of a place in a list, as it comes back from a page.</summary>
    public const int LongestPlace = 1000;

    // What a filter may pass over before a page is handed out as it is: the reader goes on where it ended.
    private const int MostRead = 1000;
    private const int ReadAtOnce = 100;

    /// <summary>An exchange's entry; null where it is not listed yet.</summary>
    public async Task<DeskEntry?> FindAsync(string programme, ExchangeId id, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Desk, cancellationToken);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(programme, DeskKeys.Entry(id), cancellationToken: cancellationToken);
        return row.HasValue ? DeskRows.ReadEntry(row.Value!) : null;
    }

    /// <summary>What somebody is asked, the earliest deadline first.</summary>
    /// <param name="programme">The programme's id.</param>
    /// <param name="email">Their address.</param>
    /// <param name="after">Where the last page ended; null for the first.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public Task<DeskSlice<DeskTask>> TasksAsync(string programme, string email, string? after, CancellationToken cancellationToken) =>
        ReadAsync(programme, new KeyRange(DeskKeys.OfPerson(email)), new DeskQuery(programme, Viewer: null), after, Task, cancellationToken);

    /// <summary>Payments to order, to confirm and held, and money to come back, of one paying cluster or of all; the earliest deadline first.</summary>
    public Task<DeskSlice<DeskTask>> MoneyAsync(
        string programme, string? payer, string? after, CancellationToken cancellationToken, int pageSize = MoneyPageSize) =>
        ReadAsync(
            programme,
            new KeyRange(DeskKeys.Money),
            new DeskQuery(programme, Viewer: null) { Visiting = payer },
            after,
            Task,
            cancellationToken,
            pageSize);

    /// <summary>The newest exchanges of which somebody cannot be written to.</summary>
    public Task<DeskSlice<DeskEntry>> MailProblemsAsync(string programme, string? cluster, string? after, CancellationToken cancellationToken) =>
        ReadAsync(programme, new KeyRange(DeskKeys.MailProblem), new DeskQuery(programme, cluster), after, DeskRows.ReadEntry, cancellationToken);

    /// <summary>A list of exchanges.</summary>
    /// <param name="query">Which, and in what order.</param>
    /// <param name="after">Where the last page ended; null for the first.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <param name="pageSize">How many a page holds.</param>
    public async Task<DeskSlice<DeskEntry>> ExchangesAsync(DeskQuery query, string? after, CancellationToken cancellationToken, int pageSize = PageSize)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (ExchangeId.TryParse(query.Words, out var id))
        {
            var entry = await FindAsync(query.Programme, id, cancellationToken);
            return new DeskSlice<DeskEntry>(entry is not null && Matches(entry, query) ? [entry] : [], null);
        }

        var words = DeskWords.Typed(query.Words);
        if (words.IsEmpty && query.Words.Length > 0)
        {
            return new DeskSlice<DeskEntry>([], null);
        }

        // Of several words the longest has the fewest exchanges.
        var word = words.MaxBy(w => w.Length);
        var range = word is not null ? new KeyRange(DeskKeys.OfWord(word))
            : query.ChangedSince is { } since ? new KeyRange(DeskKeys.Changed + DeskKeys.Moment(since), DeskKeys.After(DeskKeys.Changed))
            : query.OverdueAt is { } now ? new KeyRange(DeskKeys.Due, DeskKeys.Due + DeskKeys.Moment(now))
            : query.ByDeadline ? new KeyRange(DeskKeys.Due)
            : query.Ending is { } ending ? new KeyRange(DeskKeys.OfEnding(ending))
            : query.Stage is { } stage ? new KeyRange(DeskKeys.OfStage(stage))
            : new KeyRange(DeskKeys.All);
        return await ReadAsync(query.Programme, range, query, after, Pick, cancellationToken, pageSize);

        DeskEntry? Pick(TableEntity row)
        {
            var entry = DeskRows.ReadEntry(row);
            return IsFirstOf(row, entry, word) && Matches(entry, query) && HasAll(row, words) ? entry : null;
        }
    }

    /// <summary>All of a list, read page after page as they are asked for: for exports, which hold no more than one page.</summary>
    public async IAsyncEnumerable<DeskEntry> AllExchangesAsync(
        DeskQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            var slice = await ExchangesAsync(query, after, cancellationToken, ReadAtOnce);
            foreach (var entry in slice.Items)
            {
                yield return entry;
            }

            after = slice.After;
        }
        while (after is not null);
    }

    private async Task<DeskSlice<T>> ReadAsync<T>(
        string programme, KeyRange range, DeskQuery query, string? after, Func<TableEntity, T?> pick, CancellationToken cancellationToken, int pageSize = PageSize)
        where T : class
    {
        var table = await tables.OpenAsync(TableNames.Desk, cancellationToken);
        var found = ImmutableArray.CreateBuilder<T>();
        var (last, read) = ((string?)null, 0);

        // One more than a page holds shows that there is another; of words, of which several must fit, more are looked at.
        var atOnce = query.Words.Length > 0 ? ReadAtOnce : pageSize + 1;
        await foreach (var row in table.QueryAsync<TableEntity>(Filter(programme, range, query, after), atOnce, cancellationToken: cancellationToken))
        {
            if (found.Count == pageSize || read == MostRead)
            {
                return new DeskSlice<T>(found.ToImmutable(), last);
            }

            (last, read) = (row.RowKey, read + 1);
            if (pick(row) is { } item)
            {
                found.Add(item);
            }
        }

        return new DeskSlice<T>(found.ToImmutable(), null);
    }

    // Clusters, stage and ending are compared where the rows are, so that a page of the few that concern a cluster is one answer.
    private static string Filter(string programme, KeyRange range, DeskQuery query, string? after)
    {
        // A place that is none of this list, such as one that somebody made up, is its beginning.
        var goesOn = after is not null && string.CompareOrdinal(after, range.From) > 0 && string.CompareOrdinal(after, range.To) < 0;
        var filter = goesOn
            ? TableClient.CreateQueryFilter($"PartitionKey eq {programme} and RowKey gt {after} and RowKey lt {range.To}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {programme} and RowKey ge {range.From} and RowKey lt {range.To}");
        foreach (var cluster in new[] { query.Viewer, query.Cluster }.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            filter += " and " + TableClient.CreateQueryFilter($"(VisitingCluster eq {cluster} or HostingCluster eq {cluster})");
        }

        if (query.Visiting is { } visiting)
        {
            filter += " and " + TableClient.CreateQueryFilter($"VisitingCluster eq {visiting}");
        }

        if (query.Hosting is { } hosting)
        {
            filter += " and " + TableClient.CreateQueryFilter($"HostingCluster eq {hosting}");
        }

        if (query.Stage is { } stage)
        {
            filter += " and " + TableClient.CreateQueryFilter($"Stage eq {stage.ToString()}");
        }

        if (query.Ending is { } ending)
        {
            filter += " and " + TableClient.CreateQueryFilter($"Ending eq {ending.ToString()}");
        }

        return filter;
    }

    private static DeskTask? Task(TableEntity row)
    {
        var entry = DeskRows.ReadEntry(row);
        return entry.Waiting.FirstOrDefault(s => s.Key == DeskKeys.StepOf(row.RowKey)) is { } step ? new DeskTask(entry, step) : null;
    }

    private static bool Matches(DeskEntry entry, DeskQuery query) =>
        (query.Viewer is null || entry.Concerns(query.Viewer))
        && (query.Cluster is null || entry.Concerns(query.Cluster))
        && (query.Visiting is null || entry.VisitingCluster == query.Visiting)
        && (query.Hosting is null || entry.HostingCluster == query.Hosting)
        && (query.Stage is null || entry.Stage == query.Stage)
        && (query.Ending is null || entry.Ending == query.Ending)
        && (query.OverdueAt is not { } now || entry.Waiting.Any(s => s.MustBeAnswered && s.DueAt < now));

    private static bool HasAll(TableEntity row, ImmutableArray<string> words)
    {
        var known = words.Length > 1 ? DeskRows.ReadWords(row) : [];
        return words.Length < 2 || words.All(word => known.Any(k => k.StartsWith(word, StringComparison.Ordinal)));
    }

    // An exchange that stands in a range several times, by two open steps or two words that begin alike, is shown at the first.
    private static bool IsFirstOf(TableEntity row, DeskEntry entry, string? word)
    {
        if (word is not null)
        {
            return DeskRows.ReadWords(row).First(k => k.StartsWith(word, StringComparison.Ordinal)) == DeskKeys.WordOf(row.RowKey);
        }

        return !row.RowKey.StartsWith(DeskKeys.Due, StringComparison.Ordinal)
            || entry.Waiting.First(s => s.MustBeAnswered).Key == DeskKeys.StepOf(row.RowKey);
    }

    private readonly record struct KeyRange(string From, string To)
    {
        public KeyRange(string prefix)
            : this(prefix, DeskKeys.After(prefix))
        {
        }
    }
}
