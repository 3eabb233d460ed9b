using CE4BIG.Functions.Standstill;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CE4BIG.Functions.Lifecycle;

/// <summary>
/// Finds exchanges whose next action is overdue and sets them going again: a crash between storing a move and nudging the
/// workflow, a lost event, an orchestration that failed (architecture §3).
/// </summary>
public sealed class Sweep(Agenda agenda, ExchangeStore exchanges, Workflow workflow, StandstillWatch standstill, ProgrammeClock clock, ILogger<Sweep> logger)
{
    // No request lasts longer; what it marked and has not stored by then it never will.
    private static readonly TimeSpan LongestStore = TimeSpan.FromMinutes(15);

    // Long enough for the start after which programme time passes at another pace.
    private static readonly TimeSpan NewPace = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Everything = TimeSpan.FromDays(36_500);

    /// <summary>Every ten minutes, and at every start.</summary>
    [Function(nameof(Sweep))]
    public async Task RunAsync(
        [TimerTrigger("0 */10 * * * *", RunOnStartup = true, UseMonitor = false)] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (await standstill.StandsStillAsync(cancellationToken))
        {
            logger.LogInformation("The desk stands still after a restore: no exchange is set going.");
            return;
        }

        // Also what became due this moment: a crash may lie only a second behind, and a nudge too many does nothing.
        var revived = 0;
        var now = clock.Real.GetUtcNow();

        // Whoever waits was set to wake up by the pace of that time; at another one they would be far too late.
        var dueBefore = now - clock.PaceSince < NewPace ? now + Everything : now;
        foreach (var due in (IAsyncEnumerable<AgendaEntry>[])[agenda.KeptUntilAsync(now, cancellationToken), agenda.DueBeforeAsync(dueBefore, cancellationToken)])
        {
            await foreach (var entry in due)
            {
                revived += await TryReviveAsync(client, entry, cancellationToken) ? 1 : 0;
            }
        }

        if (revived > 0)
        {
            logger.LogInformation("Set {Count} overdue exchanges going again.", revived);
        }
    }

    private async Task<bool> TryReviveAsync(DurableTaskClient client, AgendaEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            return await ReviveAsync(client, entry, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // One exchange that cannot be read or revived must not hide those behind it.
            logger.LogError(failure, "Exchange {Exchange} is overdue and could not be set going again.", entry.Exchange);
            return false;
        }
    }

    private async Task<bool> ReviveAsync(DurableTaskClient client, AgendaEntry entry, CancellationToken cancellationToken)
    {
        if (await exchanges.LoadAsync(entry.Exchange, cancellationToken) is { } file)
        {
            await workflow.ReviveAsync(client, file.State, cancellationToken);
            return true;
        }

        // Marked before it was stored, and then it was not.
        if (entry.DueAt < clock.Real.GetUtcNow() - LongestStore)
        {
            await agenda.RemoveAsync(entry.Exchange, cancellationToken);
        }

        return false;
    }
}
