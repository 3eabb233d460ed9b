using System.Collections.Immutable;
using CE4BIG.Season.Planning;

namespace CE4BIG.Season.Personas;

/// <summary>
/// Somebody's way through the lifecycle: where it leaves the straight road, and how it must end. Everybody does the straightforward
/// thing at once, except as the cues and interventions say.
/// </summary>
/// <param name="Name">As the result counts it.</param>
/// <param name="Ending">How the exchange ends, as its page has it in <c>data-ending</c>.</param>
internal sealed record Persona(string Name, string Ending)
{
    public const string Closed = "closed";

    /// <summary>The programme it is played in.</summary>
    public Venue Venue { get; init; } = Venue.ClusterXchange;

    /// <summary>What is said at a step instead of the straightforward answer, in this order; each once.</summary>
    public ImmutableArray<Cue> Cues { get; init; } = [];

    /// <summary>What people do of their own accord, outside the steps.</summary>
    public ImmutableArray<Intervention> Interventions { get; init; } = [];

    /// <summary>How the application form is filled in.</summary>
    public Application Application { get; init; }

    /// <summary>Fields of the application that are otherwise than everybody's.</summary>
    public ImmutableArray<(string Field, string Value)> Fields { get; init; } = [];

    /// <summary>Everybody clicks the decision twice.</summary>
    public bool ClicksTwice { get; init; }

    /// <summary>Planned working days where the persona depends on them; otherwise any.</summary>
    public int? WorkingDays { get; init; }

    /// <summary>What the host certifies, where that is not what was planned.</summary>
    public int? CertifiedWorkingDays { get; init; }

    /// <summary>How much of the computed amount the cluster awards.</summary>
    public int AwardedPercent { get; init; } = 100;

    /// <summary>How much of what the certified days bring is validated.</summary>
    public int ValidatedPercent { get; init; } = 100;

    /// <summary>How much of the awarded amount is paid before the visit.</summary>
    public int AdvancePercent { get; init; }

    /// <summary>Days that people keep silent before the visit, at most: weekends and closure days included.</summary>
    public int SilentDays { get; init; }

    /// <summary>How often host or clusters are asked again before the visit.</summary>
    public int ExtraRounds { get; init; }

    /// <summary>Days in which no mail comes, beyond the visit and what a straightforward exchange takes.</summary>
    public int PatienceDays { get; init; }

    /// <summary>The same persona is played in company: these begin one after the other and share a scarce budget.</summary>
    public bool NeedsScarceBudget { get; init; }

    /// <summary>What must have happened elsewhere in the company before this one applies, see <see cref="Trigger.Elsewhere"/>.</summary>
    public Trigger? Begins { get; init; }

    /// <summary>The mail after which everything has been seen. None: the one that says how it ended.</summary>
    public string? LastLetter { get; init; }

    /// <summary>Whether the clusters award before it ends.</summary>
    public bool IsAwarded { get; init; } = true;

    /// <summary>Further mails that must come: kind, and who gets it.</summary>
    public ImmutableArray<(string Kind, Recipient To)> Letters { get; init; } = [];

    public bool IsPaid => Ending == Closed;

    public override string ToString() => Name;
}
