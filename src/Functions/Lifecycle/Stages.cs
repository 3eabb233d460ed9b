using CE4BIG.Domain.Exchanges;
using Microsoft.DurableTask;

namespace CE4BIG.Functions.Lifecycle;

/// <summary>What all five stages share: they wait for their open steps, side by side where there are several, until the exchange has moved on.</summary>
internal static class Stages
{
    /// <summary>The orchestrator of a stage.</summary>
    public static string Orchestrator(Stage stage) => stage switch
    {
        Stage.Application => nameof(ApplicationStage),
        Stage.Approval => nameof(ApprovalStage),
        Stage.Travel => nameof(TravelStage),
        Stage.Report => nameof(ReportStage),
        Stage.Reimbursement => nameof(ReimbursementStage),
        Stage.Ended => throw new ArgumentOutOfRangeException(nameof(stage), stage, "An ended exchange has nothing to wait for."),
    };

    /// <summary>Waits for the steps of a stage, round by round.</summary>
    public static async Task RunAsync(TaskOrchestrationContext context, Stage stage, Position position)
    {
        while (position.Stage == stage)
        {
            position = await RoundAsync(context, position);
        }
    }

    private static async Task<Position> RoundAsync(TaskOrchestrationContext context, Position position)
    {
        var waiting = position.OpenSteps.Select(key => new StepReference(position.Exchange, key)).ToDictionary(
            step => context.CallSubOrchestratorAsync<Position>(nameof(HumanStep), step, new SubOrchestrationOptions(instanceId: step.InstanceId)));
        if (waiting.Count == 0)
        {
            throw new InvalidOperationException("A stage without an open step awaits nothing.");
        }

        var latest = position;
        while (waiting.Count > 0)
        {
            var ended = await Task.WhenAny(waiting.Keys);
            waiting.Remove(ended);

            // Steps side by side end one after the other; the one that saw the longest trail saw the latest state.
            var seen = await ended;
            latest = seen.Trail >= latest.Trail ? seen : latest;

            // A step that the calendar settled has settled those beside it; nobody else wakes them before their own dates.
            foreach (var step in waiting.Values.Where(s => !seen.OpenSteps.Contains(s.Step, StringComparer.Ordinal)))
            {
                context.SendEvent(step.InstanceId, HumanStep.Nudge, string.Empty);
            }
        }

        return latest;
    }
}
