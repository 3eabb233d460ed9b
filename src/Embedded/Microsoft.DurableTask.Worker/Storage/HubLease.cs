using Microsoft.Extensions.Logging;

namespace Microsoft.DurableTask.Worker.Storage;

/// <summary>Becomes the hub's owner, or says who is.</summary>
internal sealed class HubLease(HubTable table, TimeProvider time, ILogger logger, string machine, string process)
{
    /// <summary>How long a silent owner is respected; a busy one extends this with each commit.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(210);

    /// <summary>An idle owner's heartbeat: more than once within <see cref="Duration"/>, less than once a minute.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromSeconds(90);

    // A waiting node asks storage this often, and looks more often whether an owner on its own machine has ended, which costs nothing.
    private static readonly TimeSpan LookAtStorage = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookAtProcess = TimeSpan.FromSeconds(1);

    private readonly string _owner = Guid.NewGuid().ToString("N");

    public static string Describe(LeaseRow lease) => $"process {lease.Process.Split('@')[0]} on {lease.Machine.Split('/')[0]}";

    /// <summary>Takes the lease if it is free, expired, or its owner ended on this machine; otherwise tells who holds it.</summary>
    public async Task<(LeaseRow? Taken, LeaseRow? Holder)> TryTakeAsync(CancellationToken cancellation)
    {
        var previous = await table.ReadLeaseAsync(cancellation);
        if (previous is not null && !IsFree(previous))
        {
            return (null, previous);
        }

        if (previous is { Owner.Length: > 0 })
        {
            logger.LogInformation("Taking the task hub over from {Owner}, which has ended.", Describe(previous));
        }

        var lease = new LeaseRow(_owner, machine, process, (previous?.Epoch ?? 0) + 1, 0, time.GetUtcNow() + Duration);
        await table.TryWriteLeaseAsync(lease, previous, cancellation);
        var found = await table.ReadLeaseAsync(cancellation);
        return found?.Owner == _owner && found.Epoch == lease.Epoch ? (found, null) : (null, found ?? lease);
    }

    /// <summary>Waits until it is worth trying again.</summary>
    public async Task WaitForAsync(LeaseRow holder, CancellationToken cancellation)
    {
        var untilExpiry = holder.Expires - time.GetUtcNow();
        var wait = untilExpiry < LookAtStorage ? untilExpiry : LookAtStorage;
        for (var waited = TimeSpan.Zero; waited < wait && !HasEndedHere(holder); waited += LookAtProcess)
        {
            await Task.Delay(LookAtProcess, time, cancellation);
        }
    }

    private bool IsFree(LeaseRow lease) => lease.Owner.Length == 0 || lease.Owner == _owner || lease.Expires <= time.GetUtcNow() || HasEndedHere(lease);

    private bool HasEndedHere(LeaseRow lease) =>
        string.Equals(lease.Machine, machine, StringComparison.Ordinal) && !ProcessIdentity.IsAlive(lease.Process);
}
