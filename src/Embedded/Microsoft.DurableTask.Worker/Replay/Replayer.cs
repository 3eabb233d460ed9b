using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker.History;

namespace Microsoft.DurableTask.Worker.Replay;

/// <summary>Leads an orchestrator's code once through its history and on through what is new.</summary>
internal sealed class Replayer
{
    private readonly ReplayHost _host;
    private readonly ReplaySynchronizationContext _thread;
    private readonly Queue<HistoryEvent> _heldBack = new();
    private OrchestrationContext? _context;
    private Task<object?>? _run;
    private bool _begun;
    private bool _suspended;
    private int _strayed;

    private Replayer(ReplayHost host)
    {
        _host = host;
        _thread = new ReplaySynchronizationContext(OnStrayed);
    }

    /// <param name="host">The orchestrator and its surroundings.</param>
    /// <param name="past">What was stored before; it is checked against what the code does now.</param>
    /// <param name="fresh">What this episode adds.</param>
    /// <param name="rehearsal">True repeats an episode only to compare: the code is told that it is replaying throughout.</param>
    public static EpisodeOutcome Run(ReplayHost host, IReadOnlyList<HistoryEvent> past, IReadOnlyList<HistoryEvent> fresh, bool rehearsal)
    {
        var replayer = new Replayer(host);
        try
        {
            foreach (var recorded in past)
            {
                replayer.Apply(recorded, replaying: true);
            }

            foreach (var added in fresh)
            {
                replayer.Apply(added, replaying: rehearsal);
            }

            return replayer.Outcome();
        }
        catch (NonDeterministicOrchestrationException exception)
        {
            return EpisodeOutcome.Failed(TaskFailureDetails.FromException(exception));
        }
        finally
        {
            replayer._thread.Close();
        }
    }

    private void Apply(HistoryEvent recorded, bool replaying)
    {
        switch (recorded)
        {
            case HistoryEvent.ExecutionStarted start:
                _context = new OrchestrationContext(start, _host, _thread);
                break;
            case HistoryEvent.EpisodeStarted episode:
                BeginEpisode(episode, replaying);
                break;
            case HistoryEvent.Decision decision:
                Confirm(decision);
                break;
            case HistoryEvent.Suspended:
                _suspended = true;
                break;
            case HistoryEvent.Resumed:
                _suspended = false;
                StartOnce();
                while (_heldBack.TryDequeue(out var held))
                {
                    Deliver(held);
                }

                break;
            default:
                if (_suspended)
                {
                    _heldBack.Enqueue(recorded);
                }
                else
                {
                    Deliver(recorded);
                }

                break;
        }
    }

    private OrchestrationContext Context => _context
        ?? throw new NonDeterministicOrchestrationException("The history does not begin with a start.");

    private void BeginEpisode(HistoryEvent.EpisodeStarted episode, bool replaying)
    {
        if (Context.Decisions.FirstOrDefault() is { } unknown)
        {
            throw new NonDeterministicOrchestrationException(
                FormattableString.Invariant($"The orchestrator called {unknown.Description} (#{unknown.Id}), but its history has no such call at that point. ")
                + "Its code has changed, or it depends on something that differs between replays.");
        }

        Context.Now = episode.At;
        Context.Replaying = replaying;
        _begun = true;
        StartOnce();
    }

    private void StartOnce()
    {
        if (_run is null && _begun && !_suspended)
        {
            _thread.Run(Start);
        }
    }

    private void Start()
    {
        try
        {
            _run = _host.Orchestrator(Context);
        }
        catch (Exception exception) when (exception is not NonDeterministicOrchestrationException)
        {
            // An orchestrator without async throws before it returns a task; to the instance that is the same failure.
            _run = Task.FromException<object?>(exception);
        }
    }

    private void Deliver(HistoryEvent arrived)
    {
        // Tasks are answered without a current context, so that their continuations queue up instead of running in here.
        _thread.Run(() =>
        {
            SynchronizationContext.SetSynchronizationContext(null);
            switch (arrived)
            {
                case HistoryEvent.TaskCompleted done:
                    Context.TakePending(done.Id)?.Complete(done.Result);
                    break;
                case HistoryEvent.ChildCompleted done:
                    Context.TakePending(done.Id)?.Complete(done.Result);
                    break;
                case HistoryEvent.TimerFired fired:
                    Context.TakePending(fired.Id)?.Complete(result: null);
                    break;
                case HistoryEvent.TaskFailed failed:
                    Fail(failed.Id, failed.Failure);
                    break;
                case HistoryEvent.ChildFailed failed:
                    Fail(failed.Id, failed.Failure);
                    break;
                case HistoryEvent.EventRaised raised:
                    Context.Events.Raise(raised);
                    break;
                default:
                    throw new NonDeterministicOrchestrationException($"The history holds a {arrived.GetType().Name} where none can be.");
            }
        });
    }

    private void Fail(int id, TaskFailureDetails failure)
    {
        if (Context.TakePending(id) is { } pending)
        {
            pending.Fail(new TaskFailedException(pending.Name, id, failure));
        }
    }

    private void Confirm(HistoryEvent.Decision recorded)
    {
        if (!Context.TryTakeDecision(out var made))
        {
            throw new NonDeterministicOrchestrationException(
                FormattableString.Invariant($"The history has {recorded.Description} (#{recorded.Id}), but the orchestrator made no such call. ")
                + "Its code has changed, or it depends on something that differs between replays.");
        }

        if (!recorded.IsSameCallAs(made))
        {
            throw new NonDeterministicOrchestrationException(
                FormattableString.Invariant($"The history has {recorded.Description} (#{recorded.Id}), but the orchestrator called {made.Description} (#{made.Id}). ")
                + "Its code has changed, or it depends on something that differs between replays.");
        }
    }

    private EpisodeOutcome Outcome()
    {
        if (Volatile.Read(ref _strayed) != 0)
        {
            return EpisodeOutcome.Failed(TaskFailureDetails.FromException(new InvalidOperationException(ReplayHost.StrayedMessage)));
        }

        var (completed, next) = _run switch
        {
            null => default,
            { IsCompletedSuccessfully: true } => Finished(_run.Result),
            { IsCompleted: true } => (Failure(_run.Exception?.InnerException ?? new TaskCanceledException(_run)), null),
            _ when !Context.IsWaiting && !_suspended => (Failure(new InvalidOperationException(ReplayHost.StrayedMessage)), null),
            _ => default,
        };
        return new EpisodeOutcome([.. Context.Decisions], completed, next, Context.CustomStatus.Set, Context.CustomStatus.Value);
    }

    private (HistoryEvent.ExecutionCompleted? Completed, NextGeneration? Next) Finished(object? output)
    {
        if (Context.ContinuedAsNew is { } again)
        {
            return (null, new NextGeneration(again.Input, again.PreserveEvents ? Context.Events.Unprocessed : []));
        }

        try
        {
            var json = EngineLimits.CheckPayload(_host.Converter.Serialize(output), "output");
            return (new HistoryEvent.ExecutionCompleted(OrchestrationRuntimeStatus.Completed, json, Failure: null), null);
        }
        catch (Exception exception)
        {
            // The output is the app's type: writing it may throw anything.
            return (Failure(exception), null);
        }
    }

    private static HistoryEvent.ExecutionCompleted Failure(Exception exception) =>
        new(OrchestrationRuntimeStatus.Failed, Output: null, TaskFailureDetails.FromException(exception));

    private void OnStrayed()
    {
        // During the episode the outcome says so; afterwards only the host can.
        Interlocked.Exchange(ref _strayed, 1);
        _host.Strayed();
    }
}
