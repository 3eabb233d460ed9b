namespace CE4BIG.TableServer.Store;

/// <summary>An entity as a request's body has it.</summary>
/// <param name="Partition">Its partition's key; null where the body names none.</param>
/// <param name="Key">Its row's key; null where the body names none.</param>
/// <param name="Properties">Everything else, as one JSON object.</param>
internal sealed record EntityBody(string? Partition, string? Key, byte[] Properties);
