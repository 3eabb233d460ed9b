using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.DurableTask.Worker.History;
using Microsoft.DurableTask.Worker.Storage;
using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask.Worker.Runtime;

/// <summary>
/// Begins an ownership of the hub: reads the active instances and derives from their histories all that was under way.
/// The same path serves a first start, a restart after a crash and the return after a lost lease.
/// </summary>
internal static class Recovery
{
    private const int ReadsAtOnce = 8;

    public static async Task<HubSession> BeginAsync(
        OrchestrationRegistry registry,
        TaskHubOptions options,
        HubTable table,
        LeaseRow lease,
        CancellationToken cancellation)
    {
        var keys = new List<string>();
        var instances = new Dictionary<string, Instance>(StringComparer.Ordinal);
        var messages = new List<(string MessageId, string InstanceId, HistoryEvent Message)>();
        var unreadable = new HashSet<string>(StringComparer.Ordinal);
        var logger = options.Loggers.CreateLogger<HubSession>();
        await foreach (var row in table.Range(RowKeys.ActivePrefix, RowKeys.After(RowKeys.MessagePrefix), cancellation))
        {
            keys.Add(row.RowKey);
            try
            {
                if (row.RowKey.StartsWith(RowKeys.MessagePrefix, StringComparison.Ordinal))
                {
                    messages.Add(Rows.Message(row));
                }
                else
                {
                    var instance = await LoadAsync(table, row, cancellation);
                    instances.Add(instance.Id, instance);
                }
            }
            catch (Exception exception) when (exception is JsonException or InvalidDataException or InvalidOperationException or InvalidCastException or FormatException or ArgumentException)
            {
                // One row that cannot be read must not keep all others from running; it stays for a person to look at.
                unreadable.Add(row.RowKey);
                logger.LogCritical(exception, "The row {Row} of the task hub cannot be read and is left alone.", row.RowKey);
            }
        }

        var ended = await FindEndedChildrenAsync(table, instances, cancellation);
        var session = new HubSession(registry, options, table, lease, keys);
        try
        {
            Resume(session, instances, messages, ended, unreadable);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    private static void Resume(
        HubSession session,
        Dictionary<string, Instance> instances,
        List<(string MessageId, string InstanceId, HistoryEvent Message)> messages,
        IReadOnlyDictionary<ParentLink, HistoryEvent?> ended,
        HashSet<string> unreadable)
    {
        foreach (var instance in instances.Values)
        {
            session.Adopt(instance);
        }

        // Until they are released no loaded instance moves, so that each is resumed from what was stored and not from what
        // it has made of it since: what it calls meanwhile would be called twice.
        foreach (var instance in instances.Values)
        {
            Resume(session, instance, instances, ended, unreadable);
        }

        foreach (var (messageId, instanceId, message) in messages)
        {
            session.Deliver(messageId, instanceId, message);
        }

        foreach (var instance in instances.Values)
        {
            session.Release(instance);
        }
    }

    private static async Task<Instance> LoadAsync(HubTable table, Azure.Data.Tables.TableEntity row, CancellationToken cancellation)
    {
        var header = Rows.Header(row);
        var chunks = new List<ReadOnlyMemory<byte>>();
        await foreach (var chunk in table.SealedAsync(header.InstanceId, header.SealedRows, cancellation))
        {
            chunks.Add(chunk);
        }

        var instance = new Instance(header, HistoryLog.Load(chunks, header.SealedRows, Rows.Bytes(row)));
        instance.Account(instance.History.Events);
        instance.Publish(StoredInstance.Of(header, instance.History.Events));
        return instance;
    }

    /// <summary>Children that ended but whose parent has not taken note: their end is stored, the answer never was by itself.</summary>
    private static async Task<IReadOnlyDictionary<ParentLink, HistoryEvent?>> FindEndedChildrenAsync(
        HubTable table,
        Dictionary<string, Instance> instances,
        CancellationToken cancellation)
    {
        var missing = instances.Values
            .SelectMany(i => i.Open.Values.OfType<HistoryEvent.ChildStarted>().Select(c => (Link: Executions.LinkTo(i.Header, c), Child: c.InstanceId)))
            .Where(c => instances.GetValueOrDefault(c.Child)?.Header.AnswersTo(c.Link) != true);
        var found = new ConcurrentDictionary<ParentLink, HistoryEvent?>();
        await Parallel.ForEachAsync(missing, new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellation }, async (call, token) =>
        {
            if (await FinishedInstances.FindAsync(table, call.Child, token) is { } child && child.Header.AnswersTo(call.Link))
            {
                found[call.Link] = child.Header.Parent == call.Link ? Executions.AnswerOf(call.Link, child.Completed!) : null;
            }
        });
        return found;
    }

    private static void Resume(
        HubSession session,
        Instance instance,
        Dictionary<string, Instance> instances,
        IReadOnlyDictionary<ParentLink, HistoryEvent?> ended,
        HashSet<string> unreadable)
    {
        if (!instance.HasBegun)
        {
            session.Wake(instance);
            return;
        }

        foreach (var open in instance.Open.Values)
        {
            switch (open)
            {
                case HistoryEvent.TaskScheduled call:
                    session.Run(instance, instance.Header.ExecutionId, call);
                    break;
                case HistoryEvent.TimerCreated timer:
                    session.SetTimer(instance, instance.Header.ExecutionId, timer);
                    break;
                case HistoryEvent.ChildStarted call when !unreadable.Contains(RowKeys.Active(call.InstanceId)):
                    ResumeChild(session, instance, call, instances, ended);
                    break;
                default:
                    break;
            }
        }
    }

    private static void ResumeChild(
        HubSession session,
        Instance parent,
        HistoryEvent.ChildStarted call,
        Dictionary<string, Instance> instances,
        IReadOnlyDictionary<ParentLink, HistoryEvent?> ended)
    {
        var link = Executions.LinkTo(parent.Header, call);
        if (instances.GetValueOrDefault(call.InstanceId)?.Header.AnswersTo(link) == true)
        {
            return;
        }

        if (!ended.TryGetValue(link, out var answer))
        {
            session.StartChild(parent.Header, call);
        }
        else if (answer is not null)
        {
            session.Post(parent, new InboxMessage { Event = answer, ExecutionId = link.ExecutionId });
        }
    }
}
