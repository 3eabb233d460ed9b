namespace CE4BIG.Pages.Models;

/// <summary>A backup that was restored.</summary>
/// <param name="Sha256">The SHA-256 of its manifest.</param>
/// <param name="BackupBegun">From when it is, in real time.</param>
/// <param name="RestoredAt">When the restore was over; null while it is not.</param>
public sealed record RestoreFacts(string Sha256, DateTimeOffset BackupBegun, DateTimeOffset? RestoredAt);
