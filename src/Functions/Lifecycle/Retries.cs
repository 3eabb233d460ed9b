using Microsoft.DurableTask;

namespace CE4BIG.Functions.Lifecycle;

/// <summary>How often the workflow tries again.</summary>
internal static class Retries
{
    // Storage that is away comes back within hours; until then nothing else can be done for the exchange anyway.
    private const int Attempts = 200;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>For activities that load and store.</summary>
    public static TaskOptions Storage { get; } = TaskOptions.FromRetryPolicy(new RetryPolicy(Attempts, First, 2, Longest));
}
