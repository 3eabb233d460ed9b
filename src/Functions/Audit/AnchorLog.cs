using CE4BIG.Domain.Audit;
using Microsoft.Extensions.Logging;

namespace CE4BIG.Functions.Audit;

/// <summary>
/// Writes anchors' hashes into the log, which is kept elsewhere and by others: whoever could rewrite the storage could not rewrite what was
/// said before (ADR-0008).
/// </summary>
public sealed class AnchorLog(ILogger<AnchorLog> logger)
{
    private string? _said;

    /// <summary>Says an anchor's hash, unless this process has said it last.</summary>
    public void Say(Anchor anchor)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        if (Interlocked.Exchange(ref _said, anchor.Hash) != anchor.Hash)
        {
            logger.LogInformation("The anchor of {Day} over {Trails} trails is {Hash}.", anchor.Day, anchor.Trails, anchor.Hash);
        }
    }
}
