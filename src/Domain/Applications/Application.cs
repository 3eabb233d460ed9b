using CE4BIG.Domain.Amounts;

namespace CE4BIG.Domain.Applications;

/// <summary>An application, complete and well-formed; whether it is eligible is another question.</summary>
public sealed record Application
{
    /// <summary>The programme applied to.</summary>
    public required string ProgrammeId { get; init; }

    /// <summary>Who visits.</summary>
    public required Visitor Visitor { get; init; }

    /// <summary>Who acts for the visitor.</summary>
    public required ContactPerson VisitorContact { get; init; }

    /// <summary>Who is visited.</summary>
    public required Host Host { get; init; }

    /// <summary>Who acts for the host.</summary>
    public required ContactPerson HostContact { get; init; }

    /// <summary>When and how far.</summary>
    public required Visit Visit { get; init; }

    /// <summary>What the visit is for.</summary>
    public required string Goals { get; init; }

    /// <summary>What will have been reached.</summary>
    public required string Objectives { get; init; }

    /// <summary>Day by day.</summary>
    public required string Agenda { get; init; }

    /// <summary>Where the lump sum goes.</summary>
    public required BankAccount Bank { get; init; }

    /// <summary>Whether the visitor asks for a part of the money before travel, where the programme has that.</summary>
    public bool Prefinancing { get; init; }

    /// <summary>De minimis aid received in the last three years; null where the programme does not ask (domain: De minimis).</summary>
    public Money? DeMinimisReceived { get; init; }

    /// <summary>What the visitor declared.</summary>
    public required Declarations Declarations { get; init; }
}
