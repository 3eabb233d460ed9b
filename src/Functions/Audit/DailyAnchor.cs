using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Audit;

/// <summary>Writes the anchor of the programme's day, and has its hash logged (ADR-0008).</summary>
public sealed class DailyAnchor(AnchorStore anchors, Programmes programmes, ProgrammeClock clock, AnchorLog log)
{
    /// <summary>Every ten minutes, and at every start; on most rounds the day has its anchor already.</summary>
    [Function(nameof(DailyAnchor))]
    public async Task RunAsync([TimerTrigger("0 2/10 * * * *", RunOnStartup = true, UseMonitor = false)] TimerInfo timer, CancellationToken cancellationToken)
    {
        // Whoever wrote it may have stopped before it was logged: every process says the latest one that it finds.
        if (await anchors.LatestAsync(cancellationToken) is { } latest)
        {
            log.Say(latest);
        }

        // All programmes share one storage and one chain of anchors; the first one's time zone says which day it is.
        var today = programmes.Current.First().Deadlines.LocalDate(clock.GetUtcNow());
        if (await anchors.WriteAsync(today, cancellationToken) is { } anchor)
        {
            log.Say(anchor);
        }
    }
}
