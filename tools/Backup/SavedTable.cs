namespace CE4BIG.Backup;

/// <summary>A table that a backup holds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Holds">What would be lost without it.</param>
/// <param name="Whole">Whether its partitions point at each other, so that they are read as of one moment; otherwise each is by itself.</param>
internal sealed record SavedTable(string Name, string Holds, bool Whole = false);
