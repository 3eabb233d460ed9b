using CE4BIG.Domain.Exchanges;
using Microsoft.DurableTask;

namespace CE4BIG.Functions.Lifecycle;

/// <summary>What all stages share: they wait for their open steps, side by side where there are several, until the exchange has moved on.</summary>
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
        Stage.Ended => nameof(AftercareStage),
    };

    /// <summary>The event that says "a step was opened beside those awaited", such as money to come back while the survey is out.</summary>
    public const string Look = "look";

    /// <summary>Waits for the steps of a stage, and for those that are opened within it.</summary>
    public static async Task RunAsync(TaskOrchestrationContext context, Stage stage, Position position)
    {
        var waiting = new Dictionary<Task<Position>, StepReference>();
        var latest = position;

        // One waiter at a time and never cancelled, as in a step (architecture §3, rules for orchestrators).
        var asked = context.WaitForExternalEvent<string?>(Look);
        Wait(context, latest, waiting);
        while (waiting.Count > 0)
        {
            Position seen;
            if (await Task.WhenAny([asked, .. waiting.Keys]) is Task<Position> ended)
            {
                waiting.Remove(ended);
                seen = await ended;
            }
            else
            {
                asked = context.WaitForExternalEvent<string?>(Look);
                seen = await context.CallActivityAsync<Position>(nameof(LifecycleActivities.FindPosition), position.Exchange, Retries.Storage);
            }

            // Steps side by side end one after the other; the one that saw the longest trail saw the latest state.
            latest = seen.Trail >= latest.Trail ? seen : latest;

            // A step that the calendar settled has settled those beside it; nobody else wakes them before their own dates.
            foreach (var step in waiting.Values.Where(s => !seen.OpenSteps.Contains(s.Step, StringComparer.Ordinal)))
            {
                context.SendEvent(step.InstanceId, HumanStep.Nudge, string.Empty);
            }

            if (latest.Stage == stage)
            {
                Wait(context, latest, waiting);
            }
        }
    }

    private static void Wait(TaskOrchestrationContext context, Position position, Dictionary<Task<Position>, StepReference> waiting)
    {
        foreach (var step in position.OpenSteps.Select(key => new StepReference(position.Exchange, key)).Except(waiting.Values))
        {
            waiting.Add(context.CallSubOrchestratorAsync<Position>(nameof(HumanStep), step, new SubOrchestrationOptions(instanceId: step.InstanceId)), step);
        }
    }
}
