using System.Collections.Immutable;

namespace CE4BIG.Backup;

/// <summary>What a backup says about itself. It is written last: a folder without it is no backup.</summary>
internal sealed record Manifest
{
    /// <summary>The format that is written and read.</summary>
    public const int Today = 1;

    /// <summary>The format's version.</summary>
    public required int Format { get; init; }

    /// <summary>The account that was saved.</summary>
    public required string Account { get; init; }

    /// <summary>When reading began.</summary>
    public required DateTimeOffset Begun { get; init; }

    /// <summary>When it was over.</summary>
    public required DateTimeOffset Ended { get; init; }

    /// <summary>What time it was in the programme when reading began.</summary>
    public required DateTimeOffset ProgrammeTime { get; init; }

    /// <summary>The tables, in the order in which they were read.</summary>
    public required ImmutableArray<Part> Tables { get; init; }

    /// <summary>The containers.</summary>
    public required ImmutableArray<Part> Containers { get; init; }

    /// <summary>
    /// The exchanges that moved between their own reading and that of ledger and payments. Each is whole; the ledger may be a booking ahead
    /// of it, which its next booking sets right (ADR-0006).
    /// </summary>
    public required ImmutableArray<string> Moved { get; init; }
}
