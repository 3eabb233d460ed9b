namespace CE4BIG.Domain.Amounts;

/// <summary>One line of the calculation shown to visitor and finance.</summary>
public enum FormulaStepKind
{
    /// <summary>The host country's ceiling.</summary>
    Ceiling,

    /// <summary>Cut to the programme's maximum.</summary>
    CappedAtMaximum,

    /// <summary>Nothing: fewer working days than the minimum.</summary>
    TooFewWorkingDays,

    /// <summary>Nothing: the visit was virtual.</summary>
    Virtual,

    /// <summary>Half: too few working days, too near, or both.</summary>
    Halved,

    /// <summary>Cut to what was reserved at approval.</summary>
    LimitedToReserved,

    /// <summary>Less by a decision: a partial award, or a part of the payment, with the reason beside it.</summary>
    Reduced,
}
