using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask.Worker.Replay;

/// <summary>
/// What a replay needs from around it. <c>Strayed</c> is called, from any thread, when the orchestrator's code came back
/// from something that is not durable.
/// </summary>
internal sealed record ReplayHost(
    string InstanceId,
    Func<TaskOrchestrationContext, Task<object?>> Orchestrator,
    DataConverter Converter,
    ILoggerFactory Loggers,
    string? DefaultVersion,
    Action Strayed)
{
    public const string StrayedMessage =
        "The orchestrator awaited something that is not durable (Task.Delay, Task.Run, I/O, a token cancelled elsewhere). "
        + "Between its start and its end an orchestrator may await only tasks made by its context; do the rest in an activity.";
}
