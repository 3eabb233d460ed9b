using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Pages.Calendar;

/// <summary>A visit as somebody's calendar is to show it, or to remove it.</summary>
public sealed record VisitEvent
{
    /// <summary>The reader's language.</summary>
    public required Language Language { get; init; }

    /// <summary>The name of the programme.</summary>
    public required string Programme { get; init; }

    /// <summary>The exchange; a calendar knows the visit again by its number.</summary>
    public required ExchangeId Exchange { get; init; }

    /// <summary>The application's version, from 1: later dates replace earlier ones.</summary>
    public required int Version { get; init; }

    /// <summary>When this was written, in programme time.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly End { get; init; }

    /// <summary>The visiting organisation.</summary>
    public required string Visitor { get; init; }

    /// <summary>The host organisation.</summary>
    public required string Host { get; init; }

    /// <summary>Where the host is; null for a virtual visit, which has no place.</summary>
    public required CountryCode? Country { get; init; }

    /// <summary>Whether the visit does not take place on these days.</summary>
    public required bool IsCancelled { get; init; }

    /// <summary>The visit of an exchange; null where none was ever approved, so that no calendar shows one.</summary>
    /// <param name="state">The exchange.</param>
    /// <param name="programme">The version it is judged by.</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="at">The moment, in programme time.</param>
    public static VisitEvent? Of(ExchangeState state, Programme programme, Language language, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(programme);
        if (state.AnonymisedAt is not null || !state.Steps.Any(s => s is { Key.Kind: StepKind.Budget, Decision: Decision.Funded }))
        {
            return null;
        }

        // Postponed, its days no longer hold; they do again once the new ones are approved.
        var stands = state.Stage == Stage.Ended
            ? state.VisitBegan
            : state.Stage >= Stage.Travel && !state.Steps.Any(s => s is { IsOpen: true, Key.Kind: StepKind.NewDates });
        var visit = state.Application.Visit;
        return new VisitEvent
        {
            Language = language,
            Programme = programme.Name,
            Exchange = state.Id,
            Version = state.ApplicationVersion,
            At = at,
            Start = visit.Start,
            End = visit.End,
            Visitor = state.Application.Visitor.Organisation,
            Host = state.Application.Host.Organisation,
            Country = visit.IsVirtual ? null : state.Application.Host.Country,
            IsCancelled = !stands,
        };
    }
}
