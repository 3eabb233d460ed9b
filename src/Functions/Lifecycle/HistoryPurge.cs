using CE4BIG.Functions.Time;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CE4BIG.Functions.Lifecycle;

/// <summary>
/// Lets go of what the workflow engine keeps of instances that ended: the record of an exchange is its table, and a history is of use only to
/// whoever looks for a fault. Ends what would otherwise grow for ever.
/// </summary>
/// <remarks>In real time: the engine knows no other.</remarks>
public sealed class HistoryPurge(ProgrammeClock clock, ILogger<HistoryPurge> logger)
{
    /// <summary>So long after its beginning an instance that ended is kept. No stage of the workflow that still runs is touched, however old.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    // A storage table takes no moment before 1601, and an engine may make the least there is of none.
    private static readonly DateTimeOffset FirstEver = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly OrchestrationRuntimeStatus[] Ended =
        [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated];

    /// <summary>Every night.</summary>
    [Function(nameof(HistoryPurge))]
    public async Task RunAsync(
        [TimerTrigger("0 10 3 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        var purged = await client.PurgeAllInstancesAsync(new PurgeInstancesFilter(FirstEver, clock.Real.GetUtcNow() - Kept, Ended), cancellationToken);
        if (purged.PurgedInstanceCount > 0)
        {
            logger.LogInformation("The histories of {Count} workflow instances that ended were let go.", purged.PurgedInstanceCount);
        }
    }
}
