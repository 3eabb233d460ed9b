using System.Collections.Immutable;
using CE4BIG.Domain.Applications;

namespace CE4BIG.Pages.Models;

/// <summary>The Commitment to Quality of an exchange in its present version, made to be printed.</summary>
public sealed record CommitmentModel : PageModel
{
    /// <summary>The essentials: parties, dates, goals, objectives and agenda are the application's.</summary>
    public required ExchangeFacts Facts { get; init; }

    /// <summary>What a signature binds.</summary>
    public required CommitmentHash Hash { get; init; }

    /// <summary>Which version of the application this is, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Every place for a signature, in the order visitor, host, visitor's cluster, host's cluster.</summary>
    public required ImmutableArray<CommitmentSignature> Signatures { get; init; }

    /// <summary>Where the reader came from: their page of the exchange, or the full file.</summary>
    public string? Back { get; init; }

    internal override Type Component => typeof(Components.Pages.Commitment);

    internal override string Topic => "commitment";

    internal override PageOutcome Outcome => PageOutcome.Page;
}
