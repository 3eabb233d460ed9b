using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Eligibility;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Applications;

/// <summary>How far an application is that is being filled in, section by section: each is judged by what is known so far.</summary>
public sealed record ApplicationProgress
{
    private ApplicationProgress()
    {
    }

    /// <summary>Every section but the review, in order.</summary>
    public required ImmutableArray<SectionProgress> Sections { get; init; }

    /// <summary>Working days of the visit; null while the dates are not right.</summary>
    public required int? WorkingDays { get; init; }

    /// <summary>What the visit would bring; null while host country, dates or distance are not right.</summary>
    public required LumpSum? LumpSum { get; init; }

    /// <summary>The first section that is not done; the review where all are.</summary>
    public ApplicationSection FirstUnfinished
        => Sections.Where(section => section.State is not SectionState.Done).Select(section => section.Section).FirstOrDefault(ApplicationSection.Review);

    /// <summary>The section.</summary>
    /// <exception cref="InvalidOperationException">The review has no fields that could be judged.</exception>
    public SectionProgress this[ApplicationSection section] => Sections.First(candidate => candidate.Section == section);

    /// <summary>Judges what was typed so far.</summary>
    /// <param name="fields">Field → what was typed.</param>
    /// <param name="programme">The programme applied to.</param>
    /// <param name="today">The date in the programme's time zone.</param>
    public static ApplicationProgress Of(IReadOnlyDictionary<string, string> fields, Programme programme, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(programme);
        var (known, errors, visit) = ApplicationReader.ReadSoFar(fields, programme);
        var failed = EligibilityCheck.Run(known, programme, today).Where(outcome => !outcome.Passed).ToList();
        var typed = fields.Where(field => !string.IsNullOrWhiteSpace(field.Value)).Select(field => ApplicationSections.Of(field.Key)).ToHashSet();
        return new ApplicationProgress
        {
            Sections =
            [
                .. ApplicationSections.All.Where(section => section is not ApplicationSection.Review).Select(section => Judge(
                    section,
                    typed.Contains(section),
                    [.. errors.Where(error => ApplicationSections.Of(error.Field) == section)],
                    [.. failed.Where(outcome => ApplicationSections.Of(outcome.Field) == section)])),
            ],
            WorkingDays = known.WorkingDays,
            LumpSum = visit is not null && known is { HostCountry: { } country, WorkingDays: { } days }
                ? LumpSum.ComputeWherePossible(programme.LumpSum, country, visit.Start, days, visit.DistanceKm, visit.IsVirtual)
                : null,
        };
    }

    private static SectionProgress Judge(ApplicationSection section, bool typed, ImmutableArray<FieldError> errors, ImmutableArray<RuleOutcome> failed)
        => new(section, errors.IsEmpty && failed.IsEmpty ? SectionState.Done : typed ? SectionState.NeedsAttention : SectionState.Empty, errors, failed);
}
