using System.Collections.Immutable;
using System.Globalization;
using CE4BIG.Season.Personas;

namespace CE4BIG.Season.Planning;

/// <summary>One exchange as it is meant to go: who, where, how long, which way, and what it must come to.</summary>
internal sealed record ExchangePlan
{
    // What a straightforward exchange needs from the application to the visit: days for the deadlines' sake, and real time for a busy machine,
    // which is more days where a day is a second.
    private const int Days = 5;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(16);
    private static readonly TimeSpan TimeOfARound = TimeSpan.FromSeconds(8);

    /// <summary>From 1 on.</summary>
    public required int Number { get; init; }

    public required Persona Persona { get; init; }

    /// <summary>Those who share a scarce budget have the same number here; 0 for all others.</summary>
    public int Company { get; init; }

    public required string VisitorEmail { get; init; }

    public required string HostEmail { get; init; }

    /// <summary>Of whoever takes the visitor's place.</summary>
    public string OtherVisitorEmail => "other-" + VisitorEmail;

    /// <summary>Of whoever takes the host's place.</summary>
    public string OtherHostEmail => "other-" + HostEmail;

    /// <summary>The visitor's second account.</summary>
    public required string OtherIban { get; init; }

    public required string HostCountry { get; init; }

    /// <summary>The language the application form is read in; the host has their own.</summary>
    public required string Language { get; init; }

    public required int WorkingDays { get; init; }

    public required int Kilometres { get; init; }

    /// <summary>How many times slower than two quiet cores the machine is.</summary>
    public required int Slowness { get; init; }

    /// <summary>What is paid at a step, in cents: the advance, or the rest.</summary>
    public int CentsAt(string step) => step.StartsWith("advance-", StringComparison.Ordinal) ? AdvanceCents : PaidCents - AdvanceCents;

    /// <summary>Programme days from the application to the visit that this one takes beyond what its persona needs.</summary>
    public required int SpareDays { get; init; }

    /// <summary>The application's fields except the two dates, which depend on the day it is filled in.</summary>
    public required ImmutableDictionary<string, string> Fields { get; init; }

    /// <summary>Whether finance pays by file and statement, and not by the link in the mail.</summary>
    public required bool PaysByFile { get; init; }

    public int CertifiedWorkingDays => Persona.CertifiedWorkingDays ?? WorkingDays;

    /// <summary>What is reserved at approval, in cents.</summary>
    public int ReservedCents => Share(Computed(WorkingDays), Persona.AwardedPercent);

    /// <summary>What must be paid in the end, in cents: the certified days count, but never more than was reserved.</summary>
    public int PaidCents => Persona.IsPaid ? Share(Math.Min(ReservedCents, Computed(CertifiedWorkingDays)), Persona.ValidatedPercent) : 0;

    /// <summary>What is paid before the visit, in cents.</summary>
    public int AdvanceCents => Share(ReservedCents, Persona.AdvancePercent);

    /// <summary>Programme days from the application to the visit's first day, where a day takes so long in real time.</summary>
    public int DaysAhead(TimeSpan day) => Lead(day, Persona.ExtraRounds) + Persona.SilentDays + SpareDays;

    /// <summary>Programme days from naming new dates to the visit's first day.</summary>
    public int DaysAheadOfNewDates(TimeSpan day) => Lead(day, extraRounds: 0);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Exchange {Number} ({Persona}, {VisitorEmail})");

    private int Lead(TimeSpan day, int extraRounds) => Math.Max(Days + extraRounds, (int)Math.Ceiling(Slowness * (Time + (extraRounds * TimeOfARound)) / day));

    private static int Share(int cents, int percent) => cents * percent / 100;

    private int Computed(int workingDays) => Tariff.Of(Persona.Venue).Cents(HostCountry, workingDays, Kilometres);
}
