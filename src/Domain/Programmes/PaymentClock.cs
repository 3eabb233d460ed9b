namespace CE4BIG.Domain.Programmes;

/// <summary>From when the days within which the cluster pays are counted; sources leave it open (domain: Rules as data).</summary>
public enum PaymentClock
{
    /// <summary>From the cluster's validation of the report.</summary>
    Validation,

    /// <summary>From the day the visitor handed in the report, or the last missing item of its evidence.</summary>
    Report,
}
