namespace CE4BIG.Domain.Exchanges;

/// <summary>How much evidence one report may bring (architecture §8).</summary>
public static class EvidenceLimits
{
    /// <summary>Files sent at once.</summary>
    public const int MostFiles = 20;

    /// <summary>Megabytes, of a million bytes each, that one file may have.</summary>
    public const int MegabytesOfAFile = 5;

    /// <summary>Megabytes that the files sent at once may have together.</summary>
    public const int MegabytesTogether = 25;

    /// <summary>Bytes of a megabyte.</summary>
    public const int Megabyte = 1_000_000;
}
