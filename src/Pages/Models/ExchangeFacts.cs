using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Models;

/// <summary>The essentials of an exchange that several pages show.</summary>
public sealed record ExchangeFacts
{
    /// <summary>Its number.</summary>
    public required ExchangeId Exchange { get; init; }

    /// <summary>The application in its current version.</summary>
    public required Application Application { get; init; }

    /// <summary>Where it stands.</summary>
    public required Stage Stage { get; init; }

    /// <summary>How it ended, once it has.</summary>
    public Ending? Ending { get; init; }

    /// <summary>The lump sum with its formula: planned before the validation, frozen after it; null where none can be computed.</summary>
    public LumpSum? LumpSum { get; init; }

    /// <summary>Whether <see cref="LumpSum"/> is frozen on certified days.</summary>
    public bool LumpSumIsFinal { get; init; }
}
