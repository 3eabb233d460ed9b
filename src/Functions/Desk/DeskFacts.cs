using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Desk;

/// <summary>What an export tells of an exchange beyond the lists: countries, days and money. No person is named in it.</summary>
public sealed record DeskFacts
{
    /// <summary>The programme version it is judged by.</summary>
    public required string ProgrammeVersion { get; init; }

    /// <summary>Where the visitor is registered.</summary>
    public required CountryCode VisitorCountry { get; init; }

    /// <summary>Where the host is registered.</summary>
    public required CountryCode HostCountry { get; init; }

    /// <summary>First day as planned.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>Last day as planned.</summary>
    public required DateOnly End { get; init; }

    /// <summary>Whether it takes place on a screen.</summary>
    public bool IsVirtual { get; init; }

    /// <summary>First day as certified; null before.</summary>
    public DateOnly? CertifiedStart { get; init; }

    /// <summary>Last day as certified; null before.</summary>
    public DateOnly? CertifiedEnd { get; init; }

    /// <summary>Working days as certified; null before.</summary>
    public int? WorkingDays { get; init; }

    /// <summary>Reserved at the award; null before.</summary>
    public Money? Reserved { get; init; }

    /// <summary>Frozen at validation; null before.</summary>
    public Money? Granted { get; init; }

    /// <summary>What has reached the visitor and not come back.</summary>
    public Money Paid { get; init; }

    /// <summary>When it ended; null before.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Its payments, and what was asked back, in the order in which each was ordered.</summary>
    public ImmutableArray<DeskPayment> Payments { get; init; } = [];

    /// <summary>An exchange's facts.</summary>
    public static DeskFacts Of(ExchangeState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var application = state.Application;
        return new DeskFacts
        {
            ProgrammeVersion = state.ProgrammeVersion,
            VisitorCountry = application.Visitor.Country,
            HostCountry = application.Host.Country,
            Start = application.Visit.Start,
            End = application.Visit.End,
            IsVirtual = application.Visit.IsVirtual,
            CertifiedStart = state.Certificate?.FirstDay,
            CertifiedEnd = state.Certificate?.LastDay,
            WorkingDays = state.Certificate?.WorkingDays,
            Reserved = state.Reserved?.Amount,
            Granted = state.Granted?.Amount,
            Paid = state.Paid,
            EndedAt = state.EndedAt,
            Payments = [.. state.Payments.Select(p => DeskPayment.Of(p, state)), .. state.Recoveries.Select(DeskPayment.Of)],
        };
    }
}
