namespace CE4BIG.Functions.Settings;

/// <summary>A present key with those from before, as settings hold them.</summary>
internal static class KeyList
{
    private const int MostBytes = 1024;

    /// <summary>All keys, the present one first; those from before stand newest first with commas between.</summary>
    public static IEnumerable<string> All(string key, string? previous) =>
        [key, .. (previous ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>How many bytes a key in base 64 has; 0 where it is not that, or longer than any key.</summary>
    public static int Bytes(string text)
    {
        Span<byte> key = stackalloc byte[MostBytes];
        return text.Length <= MostBytes && Convert.TryFromBase64String(text, key, out var length) ? length : 0;
    }
}
