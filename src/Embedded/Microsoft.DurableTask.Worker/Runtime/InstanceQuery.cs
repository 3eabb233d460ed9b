using System.Runtime.CompilerServices;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker.Storage;

namespace Microsoft.DurableTask.Worker.Runtime;

/// <summary>Lists instances: first the active ones out of memory by id, then the finished ones out of storage.</summary>
internal static class InstanceQuery
{
    private const string AfterActive = "a:";
    private const string InFinished = "z:";

    public static async Task<Page<StoredInstance>> PageAsync(
        HubSession session,
        OrchestrationQuery query,
        string? token,
        int size,
        CancellationToken cancellation)
    {
        size = Math.Clamp(size, 1, 1000);
        if (token is null || token.StartsWith(AfterActive, StringComparison.Ordinal))
        {
            var after = token?[AfterActive.Length..];
            var active = session.Active.Select(i => i.Stored).OfType<StoredInstance>()
                .Where(i => (after is null || string.CompareOrdinal(i.Header.InstanceId, after) > 0) && Matches(i.Header, query))
                .OrderBy(i => i.Header.InstanceId, StringComparer.Ordinal)
                .Take(size + 1)
                .ToList();
            return active.Count > size
                ? new Page<StoredInstance>(active[..size], AfterActive + active[size - 1].Header.InstanceId)
                : new Page<StoredInstance>(active, InFinished);
        }

        return await FinishedAsync(session, query, token[InFinished.Length..], size, cancellation);
    }

    public static async IAsyncEnumerable<string> FinishedIdsAsync(
        HubSession session,
        OrchestrationQuery query,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in session.Table.Query(Filter(query), OrchestrationQuery.DefaultPageSize, cancellation))
        {
            yield return Rows.Header(row).InstanceId;
        }
    }

    private static async Task<Page<StoredInstance>> FinishedAsync(
        HubSession session,
        OrchestrationQuery query,
        string token,
        int size,
        CancellationToken cancellation)
    {
        var pages = session.Table.Query(Filter(query), size, cancellation).AsPages(token.Length == 0 ? null : token, size);
        await foreach (var page in pages.WithCancellation(cancellation))
        {
            var found = new List<StoredInstance>();
            foreach (var row in page.Values)
            {
                // A row under an id that is active again is what remains of an earlier instance until the new one ends.
                var header = Rows.Header(row);
                if (session.Find(header.InstanceId) is not { IsOver: false })
                {
                    found.Add(await FinishedInstances.ReadAsync(session.Table, row, cancellation));
                }
            }

            return new Page<StoredInstance>(found, page.ContinuationToken is { Length: > 0 } next ? InFinished + next : null);
        }

        return new Page<StoredInstance>([]);
    }

    private static string Filter(OrchestrationQuery query) => Rows.TerminalFilter(
        query.Statuses?.Select(s => s.ToString()).ToList(), query.CreatedFrom, query.CreatedTo, query.InstanceIdPrefix ?? string.Empty);

    private static bool Matches(InstanceHeader header, OrchestrationQuery query)
    {
        var statuses = query.Statuses?.ToList();
        return (query.CreatedFrom is null || header.CreatedAt >= query.CreatedFrom)
            && (query.CreatedTo is null || header.CreatedAt <= query.CreatedTo)
            && (statuses is not { Count: > 0 } || statuses.Contains(header.Status))
            && header.InstanceId.StartsWith(query.InstanceIdPrefix ?? string.Empty, StringComparison.Ordinal);
    }
}
