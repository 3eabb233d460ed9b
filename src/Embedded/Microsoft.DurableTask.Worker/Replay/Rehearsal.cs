using System.Text;
using Microsoft.DurableTask.Worker.History;

namespace Microsoft.DurableTask.Worker.Replay;

/// <summary>Development mode's second replay: the same history must lead to the same decisions, down to each input.</summary>
internal static class Rehearsal
{
    public static EpisodeOutcome Compare(EpisodeOutcome first, EpisodeOutcome second)
    {
        for (var i = 0; i < Math.Max(first.Decisions.Count, second.Decisions.Count); i++)
        {
            var one = first.Decisions.ElementAtOrDefault(i);
            var two = second.Decisions.ElementAtOrDefault(i);
            if (one != two)
            {
                return Differs(FormattableString.Invariant($"{Describe(one)} the first time and {Describe(two)} the second (call #{(one ?? two)!.Id})"));
            }
        }

        if (first.Completed?.Status != second.Completed?.Status
            || !string.Equals(first.Completed?.Output, second.Completed?.Output, StringComparison.Ordinal)
            || !string.Equals(first.Next?.Input, second.Next?.Input, StringComparison.Ordinal)
            || (first.Next is null) != (second.Next is null))
        {
            return Differs("another end or another output");
        }

        return string.Equals(first.CustomStatus, second.CustomStatus, StringComparison.Ordinal) ? first : Differs("another custom status");
    }

    private static EpisodeOutcome Differs(string how) => EpisodeOutcome.Failed(TaskFailureDetails.FromException(new NonDeterministicOrchestrationException(
        $"Replayed twice on the same history, the orchestrator decided differently: {how}. "
        + "It depends on something that differs between replays: the clock, chance, statics, the environment, or order in a dictionary.")));

    private static string Describe(HistoryEvent.Decision? decision)
    {
        if (decision is null)
        {
            return "no call";
        }

        var input = decision switch
        {
            HistoryEvent.TaskScheduled task => task.Input,
            HistoryEvent.ChildStarted child => child.Input,
            HistoryEvent.EventSent sent => sent.Input,
            _ => null,
        };
        var text = new StringBuilder(decision.Description);
        return input is null ? text.ToString() : text.Append(" with ").Append(input.AsSpan(0, Math.Min(200, input.Length))).ToString();
    }
}
