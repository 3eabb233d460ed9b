using Microsoft.DurableTask;

namespace CE4BIG.Functions.Lifecycle;

/// <summary>Passes on what a look found to concern others. What is lost here is repaired: steps look for themselves, and the sweep looks after all.</summary>
internal static class Nudges
{
    public static void Send(TaskOrchestrationContext context, Position position)
    {
        foreach (var instance in position.Wake)
        {
            context.SendEvent(instance, HumanStep.Nudge, string.Empty);
        }

        if (position.MailsWait)
        {
            context.SendEvent(position.Exchange, ExchangeLifecycle.Look, string.Empty);
        }
    }
}
