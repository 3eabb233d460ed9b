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

    /// <summary>This is not possible at this point of the exchange.</summary>
    NotNow,

    /// <summary>This person, in this capacity, may not do that.</summary>
    NotYours,

    /// <summary>Another host is asked for, and this is the same one.</summary>
    SameHost,

    /// <summary>The person named is no colleague who could take this over: unknown, away, in conflict, or asked before.</summary>
    NoSuchColleague,

    /// <summary>Nobody is left who could decide this.</summary>
    NobodyLeft,

    /// <summary>The visit was postponed as often as the programme allows.</summary>
    NoMorePostponements,

    /// <summary>The visitor's cluster holds money for this exchange already; another cluster cannot take its place.</summary>
    ClusterHoldsTheMoney,

    /// <summary>The new dates lie too far away: a visit is parked only so long.</summary>
    ParkedTooLong,

    /// <summary>Evidence was asked for as often as the programme allows; validate, pay a part, or refuse.</summary>
    NoMoreEvidenceRounds,

    /// <summary>No missing item was named.</summary>
    NoItemNamed,

    /// <summary>The amount is not above zero, or not below what is computed.</summary>
    AmountImplausible,

    /// <summary>This programme awards the whole sum or nothing.</summary>
    NoPartialAward,

    /// <summary>Who ordered a payment of this size may not confirm it.</summary>
    OrdererMayNotConfirm,

    /// <summary>The new deadline does not lie after the present one, or too far away.</summary>
    ExtensionImplausible,

    /// <summary>The other programme version does not have what this exchange needs.</summary>
    ProgrammeDoesNotFit,

    /// <summary>More would be asked back than was paid.</summary>
    NothingToRecover,

    /// <summary>That is so already.</summary>
    NothingToChange,

    /// <summary>The account was changed after the approval or stands in another name, and nobody said that they looked at it.</summary>
    AccountNotChecked,

    /// <summary>The payment that was shown is not one that can have come back: it has changed since.</summary>
    AnotherPayment,
}
