using System.Collections.Immutable;
using System.Globalization;

namespace CE4BIG.Season.Planning;

/// <summary>One exchange as it is meant to go: who, where, how long, which way, and what it must come to.</summary>
internal sealed record ExchangePlan
{
    /// <summary>From 1 on.</summary>
    public required int Number { get; init; }

    public required Route Route { get; init; }

    public required string VisitorEmail { get; init; }

    public required string HostEmail { get; init; }

    public required string HostCountry { get; init; }

    /// <summary>The language the application form is read in; the host has their own.</summary>
    public required string Language { get; init; }

    public required int WorkingDays { get; init; }

    /// <summary>What the host certifies: as planned, or less on the <see cref="Route.Shortened"/> route.</summary>
    public required int CertifiedWorkingDays { get; init; }

    public required int Kilometres { get; init; }

    /// <summary>Programme days from the application to the visit that this one takes beyond what its route needs.</summary>
    public required int SpareDays { get; init; }

    /// <summary>The application's fields except the two dates, which depend on the day it is filled in.</summary>
    public required ImmutableDictionary<string, string> Fields { get; init; }

    /// <summary>What is reserved at approval, in cents.</summary>
    public int ReservedCents => Rates.Cents(HostCountry, WorkingDays, Kilometres);

    /// <summary>What must be paid in the end, in cents: the certified days count, but never more than was reserved.</summary>
    public int PaidCents => Math.Min(ReservedCents, Rates.Cents(HostCountry, CertifiedWorkingDays, Kilometres));

    /// <summary>Programme days from the application to the visit's first day, where a day takes so long in real time.</summary>
    public int DaysAhead(TimeSpan day) => Math.Max(Route.DaysAhead(), (int)Math.Ceiling(Route.TimeAhead() / day)) + SpareDays;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Exchange {Number} ({Route}, {VisitorEmail})");
}
