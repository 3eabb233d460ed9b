using Microsoft.DurableTask;

namespace CE4BIG.Functions.Lifecycle;

/// <summary>Wakes the steps of other exchanges that a look found to have money now. What is lost here, their own daily look repairs.</summary>
internal static class Nudges
{
    public static void Send(TaskOrchestrationContext context, Position position)
    {
        foreach (var instance in position.Wake)
        {
            context.SendEvent(instance, HumanStep.Nudge, string.Empty);
        }
    }
}
