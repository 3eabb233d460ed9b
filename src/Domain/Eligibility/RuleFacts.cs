using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Eligibility;

/// <summary>What the sentence about a rule needs to name; pages format it for the reader. Each rule fills what it speaks of.</summary>
public sealed record RuleFacts
{
    /// <summary>The kind of organisation given.</summary>
    public OrganisationKind? Kind { get; init; }

    /// <summary>The kinds that may.</summary>
    public IReadOnlyList<OrganisationKind>? AllowedKinds { get; init; }

    /// <summary>The country given.</summary>
    public CountryCode? Country { get; init; }

    /// <summary>The cluster given, by id.</summary>
    public string? ClusterId { get; init; }

    /// <summary>The declared figures of an enterprise.</summary>
    public SmeFigures? Figures { get; init; }

    /// <summary>The days or visits counted.</summary>
    public int? Count { get; init; }

    /// <summary>What they are held against.</summary>
    public int? Limit { get; init; }

    /// <summary>The amount declared.</summary>
    public Money? Amount { get; init; }

    /// <summary>The most that the visit may add to it.</summary>
    public Money? Maximum { get; init; }

    /// <summary>What both together are held against.</summary>
    public Money? AmountLimit { get; init; }

    /// <summary>First day of the visit.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>Last day of the visit.</summary>
    public DateOnly? End { get; init; }

    /// <summary>Earliest day possible.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Latest day possible.</summary>
    public DateOnly? To { get; init; }
}
