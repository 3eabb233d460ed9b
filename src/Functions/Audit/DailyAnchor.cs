using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace CE4BIG.Functions.Audit;

/// <summary>
/// Writes the anchor of the programme's day. Its hash is logged as well: the log is kept elsewhere and by others, so that whoever could
/// rewrite the storage could not rewrite what was said before (ADR-0008).
/// </summary>
public sealed class DailyAnchor(AnchorStore anchors, Programmes programmes, ProgrammeClock clock, ILogger<DailyAnchor> logger)
{
    /// <summary>Every ten minutes, and at every start; on most rounds the day has its anchor already.</summary>
    [Function(nameof(DailyAnchor))]
    public async Task RunAsync([TimerTrigger("0 2/10 * * * *", RunOnStartup = true, UseMonitor = false)] TimerInfo timer, CancellationToken cancellationToken)
    {
        // All programmes share one storage and one chain of anchors; the first one's time zone says which day it is.
        var today = programmes.Current.First().Deadlines.LocalDate(clock.GetUtcNow());
        if (await anchors.WriteAsync(today, cancellationToken) is { } anchor)
        {
            logger.LogInformation("The anchor of {Day} over {Trails} trails is {Hash}.", anchor.Day, anchor.Trails, anchor.Hash);
        }
    }
}
