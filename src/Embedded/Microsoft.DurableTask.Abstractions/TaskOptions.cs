namespace Microsoft.DurableTask;

/// <summary>How an activity or sub-orchestration is called.</summary>
public class TaskOptions
{
    public TaskOptions(TaskRetryOptions? retry) => Retry = retry;

    /// <summary>Repeats a failed call by this policy; null calls once.</summary>
    public TaskRetryOptions? Retry { get; init; }

    public static TaskOptions FromRetryPolicy(RetryPolicy policy) => new(policy);

    public SubOrchestrationOptions WithInstanceId(string instanceId) => new(this, instanceId);
}
