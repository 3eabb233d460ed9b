using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker.History;
using Microsoft.DurableTask.Worker.Replay;
using Microsoft.DurableTask.Worker.Storage;

namespace Microsoft.DurableTask.Worker.Runtime;

/// <summary>Turns a plan into rows, and into what follows from it in memory.</summary>
internal sealed class Episode(HubSession session, Instance instance, EpisodePlan plan, DateTimeOffset now)
{
    private readonly List<RowWrite> _writes = [];
    private readonly List<Action> _timers = [];
    private readonly List<Action> _toOthers = [];
    private readonly List<Action> _onceStored = [];
    private int _messages;

    /// <returns>False when the instance has lost its id meanwhile: nothing of the episode is stored then.</returns>
    public bool TryCarry(ReadOnlyMemory<byte> encoded, IEnumerable<RowWrite> consumed, Action<bool> acknowledge)
    {
        _writes.AddRange(consumed);
        var before = instance.Header;
        Follow(before);
        instance.History.Append(plan.Added, encoded);
        instance.Account(plan.Added);
        Advance(before);
        _onceStored.Add(() => acknowledge(true));

        // Others may act on this at once: whatever they commit comes after this commit. Unless storage lags far behind; and
        // what one episode tells them must not overtake what the one before it has yet to tell.
        var defer = session.IsFarAhead || instance.HasDeferred;
        if (defer)
        {
            instance.Defer(1);
            _onceStored.Add(() =>
            {
                _toOthers.ForEach(a => a());
                instance.Defer(-1);
            });
        }

        var snapshot = StoredInstance.Of(instance.Header, instance.History.Events);
        if (!session.Commit(instance, _writes, snapshot, () => _onceStored.ForEach(a => a()), () => acknowledge(false)))
        {
            return false;
        }

        _timers.ForEach(a => a());
        if (!defer)
        {
            _toOthers.ForEach(a => a());
        }

        return true;
    }

    private void Follow(InstanceHeader header)
    {
        // Nothing is left of an execution that ends here to derive a child from that nobody awaits, so its start is a message.
        var orphans = plan.Outcome is not { Completed: null, Next: null };
        foreach (var decision in plan.Outcome.Decisions)
        {
            switch (decision)
            {
                case HistoryEvent.TaskScheduled call:
                    _onceStored.Add(() => session.Run(instance, header.ExecutionId, call));
                    break;
                case HistoryEvent.TimerCreated timer when !orphans:
                    _timers.Add(() => session.SetTimer(instance, header.ExecutionId, timer));
                    break;
                case HistoryEvent.TimerCancelled cancelled:
                    _timers.Add(() => session.StopTimer(instance, cancelled.Id));
                    break;
                case HistoryEvent.ChildStarted call when orphans:
                    SendTo(call.InstanceId, Executions.ChildStart(header, call));
                    break;
                case HistoryEvent.ChildStarted call:
                    _toOthers.Add(() => session.StartChild(header, call));
                    break;
                case HistoryEvent.EventSent sent:
                    Send(sent.InstanceId, new HistoryEvent.EventRaised(sent.Name, sent.Input));
                    break;
                default:
                    break;
            }
        }

        if (plan.Fresh.OfType<HistoryEvent.Terminated>().FirstOrDefault() is { Recursive: true } terminated)
        {
            foreach (var child in instance.Open.Values.OfType<HistoryEvent.ChildStarted>())
            {
                SendAheadWhereFull();
                Send(child.InstanceId, terminated);
            }
        }
    }

    private void Advance(InstanceHeader before)
    {
        var outcome = plan.Outcome;
        var customStatus = outcome.CustomStatusSet ? outcome.CustomStatus : before.CustomStatus;
        if (outcome.Next is { } next)
        {
            StartOver(before with { CustomStatus = customStatus, UpdatedAt = now }, next);
        }
        else
        {
            var status = outcome.Completed?.Status
                ?? (instance.IsSuspended ? OrchestrationRuntimeStatus.Suspended
                    : instance.HasBegun ? OrchestrationRuntimeStatus.Running : OrchestrationRuntimeStatus.Pending);
            instance.Header = before with { Status = status, CustomStatus = customStatus, UpdatedAt = now };
        }

        foreach (var (row, bytes) in instance.History.Seal())
        {
            _writes.Add(Rows.Sealed(instance.Id, row, bytes));
        }

        instance.Header = instance.Header with { SealedRows = instance.History.SealedRows };
        if (outcome.Completed is { } completed)
        {
            _writes.Add(RowWrite.Delete(RowKeys.Active(instance.Id)));
            _timers.Add(() => session.StopTimers(instance));
            _toOthers.Add(() => session.AnswerParent(before, completed));
        }

        _writes.Add(Rows.Instance(instance.Header, instance.History.Tail));
    }

    private void StartOver(InstanceHeader header, NextGeneration next)
    {
        var start = instance.Start with { ExecutionId = Executions.NewExecutionId(), Input = next.Input, StartAt = null };
        instance.StartOver(header with { ExecutionId = start.ExecutionId, Status = OrchestrationRuntimeStatus.Running }, Executions.Begin(start, next.Events));
        _timers.Add(() => session.StopTimers(instance));

        // The next generation waits for this one to be stored: a loop without any wait must not outrun storage.
        _onceStored.Add(() => session.Wake(instance));
    }

    private void Send(string instanceId, HistoryEvent message)
    {
        // Nobody there to take it: the official stack drops it without a word as well.
        if (session.Find(instanceId) is not null)
        {
            SendTo(instanceId, message);
        }
    }

    private void SendTo(string instanceId, HistoryEvent message)
    {
        var messageId = Guid.NewGuid().ToString("N");
        _writes.Add(Rows.Message(messageId, instanceId, message));
        _toOthers.Add(() => session.Deliver(messageId, instanceId, message));
        _messages++;
    }

    // An order to more children than a transaction holds goes out before the end that it belongs to: a crash between the two
    // leaves an order that nobody was told was carried out, and that can be given again. The other way round it would be lost.
    private void SendAheadWhereFull()
    {
        if (_messages >= EngineLimits.MessagesOut)
        {
            RowWrite[] ahead = [.. _writes.Where(w => w.Key.StartsWith(RowKeys.MessagePrefix, StringComparison.Ordinal) && w.Build is not null)];
            _writes.RemoveAll(ahead.Contains);
            session.Enqueue(new CommitUnit(ahead, static () => { }));
            _messages = 0;
        }
    }
}
