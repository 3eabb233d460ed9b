namespace CE4BIG.Functions.Lifecycle;

/// <summary>One step of one exchange, as orchestrations and activities pass it.</summary>
/// <param name="Exchange">The exchange's number.</param>
/// <param name="Step">The step's key: "host-confirmation-1".</param>
public sealed record StepReference(string Exchange, string Step)
{
    /// <summary>The instance that waits for this step. It names the round, since an id that exists is replaced without a word (architecture §3).</summary>
    public string InstanceId => $"{Exchange}:{Step}";
}
