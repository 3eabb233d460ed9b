namespace CE4BIG.Domain.Amounts;

/// <summary>Why a lump sum was halved. Both reasons together still halve once (domain: Amount).</summary>
[Flags]
public enum Halving
{
    /// <summary>Not halved.</summary>
    None = 0,

    /// <summary>Too few working days for the full sum.</summary>
    FewWorkingDays = 1,

    /// <summary>Too near for the full sum.</summary>
    ShortDistance = 2,
}
