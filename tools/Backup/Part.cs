namespace CE4BIG.Backup;

/// <summary>A file of the backup that holds a table's rows, or the list of a container's files; one in each line.</summary>
/// <param name="Name">The table or container.</param>
/// <param name="File">The file, relative to the backup's folder.</param>
/// <param name="Count">How many rows or files.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its SHA-256.</param>
internal sealed record Part(string Name, string File, long Count, long Bytes, string Sha256);
