using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker.History;
using Microsoft.DurableTask.Worker.Replay;

namespace Microsoft.DurableTask.Worker.Runtime;

/// <summary>Decides what an episode is: which messages count, and what the orchestrator makes of them. Changes nothing.</summary>
internal sealed class EpisodePlanner(OrchestrationRegistry registry, TaskHubOptions options, Action<Instance> strayed)
{
    private static readonly EpisodeOutcome NothingYet = new([], Completed: null, Next: null, CustomStatusSet: false, CustomStatus: null);

    /// <returns>Null when the messages mean nothing to the instance any more.</returns>
    public EpisodePlan? Plan(Instance instance, IReadOnlyList<InboxMessage> messages, DateTimeOffset now)
    {
        var inputs = Admit(instance, messages);
        var fault = messages.FirstOrDefault(m => m.Fault is not null && m.ExecutionId == instance.Header.ExecutionId)?.Fault;
        var starts = !instance.HasBegun && !(instance.Start.StartAt > now);
        if (inputs.Count == 0 && fault is null && !starts)
        {
            return null;
        }

        if (!instance.HasBegun && !starts && !inputs.OfType<HistoryEvent.Terminated>().Any())
        {
            // A start that is still to come only keeps what arrives for it.
            return new EpisodePlan(inputs, NothingYet);
        }

        IReadOnlyList<HistoryEvent> fresh = [new HistoryEvent.EpisodeStarted(now), .. inputs];
        var outcome = inputs.OfType<HistoryEvent.Terminated>().FirstOrDefault() is { } terminated
            ? NothingYet with { Completed = new HistoryEvent.ExecutionCompleted(OrchestrationRuntimeStatus.Terminated, terminated.Output, Failure: null) }
            : fault is not null ? EpisodeOutcome.Failed(fault) : Replay(instance, fresh);
        return new EpisodePlan(fresh, outcome);
    }

    private static List<HistoryEvent> Admit(Instance instance, IReadOnlyList<InboxMessage> messages)
    {
        var inputs = new List<HistoryEvent>(messages.Count);
        var answered = new HashSet<int>();
        foreach (var message in messages)
        {
            if (message.Event is { } arrived
                && (message.ExecutionId is null || message.ExecutionId == instance.Header.ExecutionId)
                && instance.Expects(arrived)
                && (Instance.AnsweredId(arrived) is not { } id || answered.Add(id)))
            {
                inputs.Add(arrived);
            }
        }

        return inputs;
    }

    private EpisodeOutcome Replay(Instance instance, IReadOnlyList<HistoryEvent> fresh)
    {
        var name = instance.Header.Name;
        if (registry.FindOrchestrator(name) is not { } orchestrator)
        {
            return EpisodeOutcome.Failed(new TaskFailureDetails(
                "OrchestratorNotFound",
                $"There is no orchestrator named '{name}' in this app.",
                StackTrace: null,
                InnerFailure: null,
                Properties: null));
        }

        var host = new ReplayHost(instance.Id, orchestrator, options.Converter, options.Loggers, options.DefaultVersion, () => strayed(instance));
        var outcome = Replayer.Run(host, instance.History.Events, fresh, rehearsal: false);
        return options.DevelopmentMode
            ? Rehearsal.Compare(outcome, Replayer.Run(host, instance.History.Events, fresh, rehearsal: true))
            : outcome;
    }
}
