namespace CE4BIG.Domain.Exchanges;

/// <summary>Why an exchange refuses a move. Every refusal has a sentence in each language (Pages).</summary>
public enum Refusal
{
    /// <summary>This exchange never had such a step.</summary>
    UnknownStep,

    /// <summary>The step was already decided otherwise; a decision is not changed by a second click.</summary>
    DecidedDifferently,

    /// <summary>The step's time has run out.</summary>
    DeadlinePassed,

    /// <summary>The step is no longer needed, since something else decided the matter.</summary>
    NoLongerNeeded,

    /// <summary>This decision needs a reason.</summary>
    ReasonMissing,

    /// <summary>The visit has begun; it can no longer be approved.</summary>
    VisitAlreadyBegun,

    /// <summary>Changes were asked for as often as the programme allows; approve or reject.</summary>
    NoMoreChangeRounds,

    /// <summary>The certified dates are reversed, in the future, or do not overlap the approved visit.</summary>
    CertifiedDatesImplausible,

    /// <summary>A mandatory piece of evidence is missing.</summary>
    EvidenceMissing,

    /// <summary>Who approved or validated an exchange may not pay it.</summary>
    ApproverMayNotPay,

    /// <summary>The value date lies before the order or in the future.</summary>
    ValueDateImplausible,
}
