using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Payments;

namespace CE4BIG.Domain.Programmes;

/// <summary>A cluster of the partnership: it decides on visits of and to its members, and pays for those of its members (domain: The programme).</summary>
public sealed record Cluster
{
    /// <summary>Short and lasting, for example <c>lsk</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The name people know.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is registered.</summary>
    public required CountryCode Country { get; init; }

    /// <summary>Who decides; the first is asked.</summary>
    public required IReadOnlyList<Person> Managers { get; init; }

    /// <summary>Who is asked when no manager answers.</summary>
    public required IReadOnlyList<Person> Deputies { get; init; }

    /// <summary>Who pays; never somebody who decides.</summary>
    public required IReadOnlyList<Person> Finance { get; init; }

    /// <summary>What the cluster may spend on exchanges of its members.</summary>
    public required Money Budget { get; init; }

    /// <summary>The account from which it pays; null where it makes no payment files.</summary>
    public PayingAccount? Account { get; init; }

    /// <summary>Everybody on the cluster's staff.</summary>
    public IEnumerable<Person> Staff => [.. Managers, .. Deputies, .. Finance];
}
