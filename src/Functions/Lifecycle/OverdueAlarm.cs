using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace CE4BIG.Functions.Lifecycle;

/// <summary>
/// Says in the log what must not lapse and is late; the alert on payments looks for this sentence (docs/operations.md). The coordinator
/// is told by mail in any case.
/// </summary>
public sealed class OverdueAlarm(ILogger<OverdueAlarm> logger)
{
    /// <summary>Logs the steps that a change found to be overdue.</summary>
    public void Sound(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        foreach (var entry in change.File.Audit.Skip(change.Before.Audit.Length).Where(a => a.Action == AuditAction.Overdue))
        {
            logger.LogWarning("Overdue: {Step} of {Exchange}.", entry.Step?.Kind, change.After.Id);
        }
    }
}
