namespace CE4BIG.TableServer.Store;

/// <summary>What came of writes that were made together: all or none.</summary>
/// <param name="Rows">The rows as stored, one for each write; null for a deleted one. Empty where it failed.</param>
/// <param name="Error">Why nothing was written; null where all was.</param>
/// <param name="FailedIndex">The write that failed.</param>
internal sealed record Written(IReadOnlyList<Row?> Rows, ServiceError? Error, int FailedIndex);
