using CE4BIG.Functions.Standstill;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace CE4BIG.Functions.Api;

/// <summary>Forgets the keys of applications that were submitted by programs, once nobody repeats them any more.</summary>
public sealed class IdempotencyRound(IdempotencyKeys keys, StandstillWatch standstill, ILogger<IdempotencyRound> logger)
{
    /// <summary>Every night.</summary>
    [Function(nameof(IdempotencyRound))]
    public async Task RunAsync([TimerTrigger("0 20 2 * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        if (await standstill.StandsStillAsync(cancellationToken))
        {
            logger.LogInformation("The desk stands still after a restore: no key is forgotten.");
            return;
        }

        await keys.ForgetAsync(cancellationToken);
    }
}
