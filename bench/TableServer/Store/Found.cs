namespace CE4BIG.TableServer.Store;

/// <summary>One page of an answer.</summary>
/// <param name="Rows">The rows, in the order of their keys.</param>
/// <param name="Next">The row to go on from; null at the end.</param>
internal sealed record Found(IReadOnlyList<Row> Rows, Row? Next);
