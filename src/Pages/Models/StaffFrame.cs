using System.Collections.Immutable;

namespace CE4BIG.Pages.Models;

/// <summary>What a member of staff finds on top of every page: where they may go.</summary>
public sealed record StaffFrame
{
    /// <summary>Their name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether payments and the ledger are their business: finance's and the coordinator's.</summary>
    public bool SeesMoney { get; init; }

    /// <summary>Whether they make payment files: finance.</summary>
    public bool MakesPayments { get; init; }

    /// <summary>Whether they see the programme's figures.</summary>
    public bool SeesFigures { get; init; }

    /// <summary>Whether the desk stands still after a restore: a banner on every page of the desk says so.</summary>
    public bool StandsStill { get; init; }

    /// <summary>Whether they may let it go on: the banner leads there.</summary>
    public bool MayLift { get; init; }

    /// <summary>The other programmes that list them, which they can switch to.</summary>
    public ImmutableArray<OtherProgramme> Others { get; init; } = [];
}
