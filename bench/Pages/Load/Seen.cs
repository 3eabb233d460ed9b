namespace CE4BIG.PageBench.Load;

/// <summary>What came of one request.</summary>
/// <param name="Kind">The kind of page.</param>
/// <param name="Milliseconds">From the moment it was due to its last byte; what waits behind others waits here, too.</param>
/// <param name="Status">The answer's status; 0 where there was none.</param>
/// <param name="Bytes">The page's length.</param>
internal readonly record struct Seen(PageKind Kind, double Milliseconds, int Status, int Bytes);
