namespace CE4BIG.Backup;

/// <summary>It cannot go on, for a reason that whoever called it can do something about; the message says what.</summary>
internal sealed class BackupException(string message) : Exception(message);
