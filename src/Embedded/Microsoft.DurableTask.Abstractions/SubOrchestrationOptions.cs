namespace Microsoft.DurableTask;

/// <summary>How a sub-orchestration is started.</summary>
public class SubOrchestrationOptions : TaskOptions
{
    public SubOrchestrationOptions(TaskRetryOptions? retry = null, string? instanceId = null)
        : base(retry) => InstanceId = instanceId;

    public SubOrchestrationOptions(TaskOptions options, string? instanceId = null)
        : base(NotNull(options).Retry)
    {
        InstanceId = instanceId;
        if (options is SubOrchestrationOptions sub)
        {
            InstanceId ??= sub.InstanceId;
            Version = sub.Version;
        }
    }

    /// <summary>The child's id; null takes one that is derived from the parent and stays the same on replay.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The child's version; null takes the hub's default version.</summary>
    public TaskVersion? Version { get; init; }

    private static TaskOptions NotNull(TaskOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options;
    }
}
