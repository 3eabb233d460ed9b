using System.Collections.Concurrent;
using Microsoft.DurableTask.Worker.History;
using Microsoft.DurableTask.Worker.Storage;

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
        await foreach (var row in table.Range(RowKeys.ActivePrefix, RowKeys.After(RowKeys.MessagePrefix), cancellation))
        {
            keys.Add(row.RowKey);
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

        var ended = await FindEndedChildrenAsync(table, instances, cancellation);
        var session = new HubSession(registry, options, table, lease, keys);
        foreach (var instance in instances.Values)
        {
            session.Adopt(instance);
        }

        foreach (var instance in instances.Values)
        {
            Resume(session, instance, instances, ended);
        }

        foreach (var (messageId, instanceId, message) in messages)
        {
            session.Deliver(messageId, instanceId, message);
        }

        return session;
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
        IReadOnlyDictionary<ParentLink, HistoryEvent?> ended)
    {
        if (!instance.HasBegun)
        {
            session.Wake(instance);
        }

        // A copy, since answers arrive while this runs.
        foreach (var open in instance.Open.Values.ToArray())
        {
            switch (open)
            {
                case HistoryEvent.TaskScheduled call:
                    session.Run(instance, call);
                    break;
                case HistoryEvent.TimerCreated timer:
                    session.SetTimer(instance, timer);
                    break;
                case HistoryEvent.ChildStarted call:
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
