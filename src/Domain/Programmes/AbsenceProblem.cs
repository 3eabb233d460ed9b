namespace CE4BIG.Domain.Programmes;

/// <summary>Why an absence cannot be entered.</summary>
public enum AbsenceProblem
{
    /// <summary>It ends before it begins.</summary>
    EndsBeforeItBegins,

    /// <summary>It is over already.</summary>
    IsOver,

    /// <summary>It is longer than <see cref="AbsenceRules.LongestDays"/>.</summary>
    TooLong,

    /// <summary>It covers a day that another absence of the same person covers.</summary>
    Overlaps,

    /// <summary>The person has <see cref="AbsenceRules.Most"/> already.</summary>
    TooMany,

    /// <summary>The stand-in is nobody who decides or pays in their place.</summary>
    NoSuchStandIn,
}
