using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Api;

/// <summary>Forgets the keys of applications that were submitted by programs, once nobody repeats them any more.</summary>
public sealed class IdempotencyRound(IdempotencyKeys keys)
{
    /// <summary>Every night.</summary>
    [Function(nameof(IdempotencyRound))]
    public Task RunAsync([TimerTrigger("0 20 2 * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        keys.ForgetAsync(cancellationToken);
}
