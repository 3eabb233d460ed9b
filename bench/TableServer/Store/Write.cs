namespace CE4BIG.TableServer.Store;

/// <summary>One write, alone or in a transaction.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Partition">The partition's key.</param>
/// <param name="Key">The row's key.</param>
/// <param name="IfMatch">The version it must find, "*" for any; null for a replace or merge that may also add.</param>
/// <param name="Properties">The row's properties; empty for a delete.</param>
internal sealed record Write(WriteKind Kind, string Partition, string Key, string? IfMatch, byte[] Properties)
{
    private const int LongestKey = 512;

    /// <summary>Whether the service takes such keys: no slashes, hashes, question marks or control characters.</summary>
    public bool HasGoodKeys => IsGood(Partition) && IsGood(Key);

    private static bool IsGood(string key) => key.Length <= LongestKey && !key.Any(c => c is '/' or '\\' or '#' or '?' || char.IsControl(c));
}
