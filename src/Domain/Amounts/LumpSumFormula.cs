using System.Text.Json.Serialization;
using CE4BIG.Domain.Calendar;

namespace CE4BIG.Domain.Amounts;

/// <summary>Everything that gave an amount, so that it can be shown, and checked years later, without the programme file of the day.</summary>
public sealed record LumpSumFormula
{
    /// <summary>The country whose ceiling applies.</summary>
    public required CountryCode HostCountry { get; init; }

    /// <summary>That country's ceiling.</summary>
    public required Money Ceiling { get; init; }

    /// <summary>The programme's maximum.</summary>
    public required Money Maximum { get; init; }

    /// <summary>Working days of the visit.</summary>
    public required int WorkingDays { get; init; }

    /// <summary>Fewer working days than this bring nothing.</summary>
    public required int MinWorkingDays { get; init; }

    /// <summary>Fewer working days than this bring half.</summary>
    public required int HalfIfWorkingDaysBelow { get; init; }

    /// <summary>Distance of the visit in kilometres.</summary>
    public required int DistanceKm { get; init; }

    /// <summary>A shorter distance than this brings half.</summary>
    public required int HalfIfKmBelow { get; init; }

    /// <summary>The table that the ceiling was taken from.</summary>
    public required string RateTableVersion { get; init; }

    /// <summary>Whether the coordinator had confirmed that table.</summary>
    public required bool RatesConfirmed { get; init; }

    /// <summary>Whether the visit was virtual, for which no money is documented.</summary>
    public bool IsVirtual { get; init; }

    /// <summary>What was reserved at approval, where the amount was computed again on the certified days.</summary>
    public Money? Reserved { get; init; }

    /// <summary>What somebody decided to give at most, where they decided on less.</summary>
    public Money? ReducedTo { get; init; }

    /// <summary>Why the sum is halved, if it is.</summary>
    [JsonIgnore]
    public Halving Halving
        => (WorkingDays < HalfIfWorkingDaysBelow ? Halving.FewWorkingDays : Halving.None)
            | (DistanceKm < HalfIfKmBelow ? Halving.ShortDistance : Halving.None);

    /// <summary>The calculation line by line; only lines that had an effect.</summary>
    [JsonIgnore]
    public IReadOnlyList<FormulaStep> Steps
    {
        get
        {
            List<FormulaStep> steps = [new(FormulaStepKind.Ceiling, Ceiling)];
            if (Maximum < Ceiling)
                steps.Add(new(FormulaStepKind.CappedAtMaximum, Maximum));

            if (IsVirtual)
                steps.Add(new(FormulaStepKind.Virtual, new Money(0, Ceiling.Currency)));
            else if (WorkingDays < MinWorkingDays)
                steps.Add(new(FormulaStepKind.TooFewWorkingDays, new Money(0, Ceiling.Currency)));
            else if (Halving != Halving.None)
                steps.Add(new(FormulaStepKind.Halved, steps[^1].Result.Half()));

            if (Reserved is { } reserved && reserved < steps[^1].Result)
                steps.Add(new(FormulaStepKind.LimitedToReserved, reserved));

            if (ReducedTo is { } reduced && reduced < steps[^1].Result)
                steps.Add(new(FormulaStepKind.Reduced, reduced));

            return steps.AsReadOnly();
        }
    }
}
