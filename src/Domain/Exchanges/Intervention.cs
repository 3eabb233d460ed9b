namespace CE4BIG.Domain.Exchanges;

/// <summary>What somebody does to an exchange of their own accord, outside the step that is awaited (domain: The lifecycle, "What can go wrong").</summary>
public enum Intervention
{
    /// <summary>The visitor postpones the visit and names new dates later.</summary>
    Postpone,

    /// <summary>The visitor wants another host, before the visit.</summary>
    ChangeHost,

    /// <summary>The visitor withdraws.</summary>
    Withdraw,

    /// <summary>The host cancels the visit.</summary>
    CancelByHost,

    /// <summary>The host reports that nobody came.</summary>
    ReportNoShow,

    /// <summary>A cluster cancels the visit.</summary>
    CancelByCluster,

    /// <summary>Force majeure ends the exchange; nobody is blamed.</summary>
    ForceMajeure,

    /// <summary>Staff move a step's deadline.</summary>
    Extend,

    /// <summary>Staff have a step's mail sent again, with a fresh link.</summary>
    Resend,

    /// <summary>Staff put somebody else in the place of the person asked.</summary>
    ReplacePerson,

    /// <summary>Staff start the workflow of a stuck exchange anew.</summary>
    Restart,

    /// <summary>Staff have the exchange judged by today's version of its programme.</summary>
    ApplyProgramme,

    /// <summary>Staff keep everything beyond the end of retention.</summary>
    HoldLegally,

    /// <summary>Staff end the legal hold.</summary>
    ReleaseHold,

    /// <summary>Staff ask money back.</summary>
    Recover,

    /// <summary>A finance officer takes a payment task over from a colleague.</summary>
    TakeOver,

    /// <summary>The bank sent back a payment of an exchange that was closed: the visitor corrects the account, and it is paid anew.</summary>
    PaymentCameBack,

    /// <summary>The bank sent back an advance that was marked as paid: the whole is paid after the visit.</summary>
    AdvanceCameBack,
}
