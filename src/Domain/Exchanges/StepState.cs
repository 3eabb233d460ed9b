namespace CE4BIG.Domain.Exchanges;

/// <summary>Where one step stands.</summary>
public enum StepState
{
    /// <summary>Awaited.</summary>
    Open,

    /// <summary>Decided by the person asked, or by the date it waited for.</summary>
    Decided,

    /// <summary>Its time ran out.</summary>
    Expired,

    /// <summary>No longer needed, since something else decided the matter.</summary>
    Void,
}
