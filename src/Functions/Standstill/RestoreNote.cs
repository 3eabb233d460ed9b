namespace CE4BIG.Functions.Standstill;

/// <summary>What is noted in an account into which a backup was restored. Until somebody lifts it, the desk stands still.</summary>
/// <param name="Sha256">The SHA-256 of the backup's manifest.</param>
/// <param name="BackupBegun">From when the backup is: what happened later is not in the account.</param>
/// <param name="RestoredAt">When the restore was over; null while it is not, and then it cannot be lifted.</param>
/// <param name="Lifting">Who lifted it; null while the desk stands still.</param>
public sealed record RestoreNote(string Sha256, DateTimeOffset BackupBegun, DateTimeOffset? RestoredAt, Lifting? Lifting);
