using CE4BIG.Season.Planning;
using static CE4BIG.Season.Personas.Trigger;

namespace CE4BIG.Season.Personas;

/// <summary>What can happen while the clusters decide, and while the award waits for money.</summary>
internal static class ApprovalPersonas
{
    public static Persona SilentManager { get; } = new("SilentManager", Persona.Closed)
    {
        SilentDays = 11,
        Cues = [Cue.Silent("visiting-approval", until: After("visiting-approval-escalated"))],
        Letters = [("visiting-approval-escalated", Recipient.VisitingDeputy)],
    };

    /// <summary>The first mail goes to the stand-in already.</summary>
    public static Persona AbsentManagerWithStandIn { get; } = new("AbsentManagerWithStandIn", Persona.Closed)
    {
        Venue = Venue.AwayCluster,
        Letters = [("visiting-approval-asked", Recipient.VisitingDeputy)],
    };

    public static Persona NobodyDecides { get; } = new("NobodyDecides", "lapsed")
    {
        IsAwarded = false,
        SilentDays = 24,
        PatienceDays = 24,
        Cues = [Cue.Silent("visiting-approval")],
    };

    public static Persona ManagerAsksChanges { get; } = new("ManagerAsksChanges", Persona.Closed)
    {
        ExtraRounds = 1,
        Cues = [Cue.Once("visiting-approval", Moves.AskChanges)],
    };

    public static Persona HostsManagerAsksChanges { get; } = new("HostsManagerAsksChanges", Persona.Closed)
    {
        ExtraRounds = 1,
        Cues = [Cue.Once("hosting-approval", Moves.AskChanges)],
    };

    public static Persona ManagerAsksTwice { get; } = new("ManagerAsksTwice", Persona.Closed)
    {
        ExtraRounds = 2,
        Cues = [Cue.Once("visiting-approval", Moves.AskChanges), Cue.Once("visiting-approval", Moves.AskChanges)],
    };

    public static Persona CorrectionNeverComes { get; } = new("CorrectionNeverComes", "lapsed")
    {
        IsAwarded = false,
        SilentDays = 14,
        PatienceDays = 14,
        Cues = [Cue.Once("visiting-approval", Moves.AskChanges), Cue.Silent("correction")],
    };

    public static Persona Rejected { get; } = new("Rejected", "rejected")
    {
        IsAwarded = false,
        Cues = [Cue.Once("visiting-approval", Moves.Reject)],
    };

    public static Persona RejectedByHostsCluster { get; } = new("RejectedByHostsCluster", "rejected")
    {
        IsAwarded = false,
        Cues = [Cue.Once("hosting-approval", Moves.Reject)],
    };

    public static Persona ConflictOfInterest { get; } = new("ConflictOfInterest", Persona.Closed)
    {
        ExtraRounds = 1,
        Cues = [Cue.Once("visiting-approval", Moves.DeclareConflict)],
        Letters = [("visiting-approval-passed-on", Recipient.VisitingDeputy)],
    };

    public static Persona Delegated { get; } = new("Delegated", Persona.Closed)
    {
        ExtraRounds = 1,
        Cues = [Cue.Once("visiting-approval", Moves.Delegate)],
        Letters = [("visiting-approval-passed-on", Recipient.VisitingDeputy)],
    };

    public static Persona Withdrawer { get; } = new("Withdrawer", "withdrawn")
    {
        IsAwarded = false,
        Cues = [Cue.Silent("visiting-approval")],
        Interventions = [new(After("visiting-approval-asked"), Actor.Visitor, "withdraw")],
    };

    public static Persona WithdrawerAtCorrection { get; } = new("WithdrawerAtCorrection", "withdrawn")
    {
        IsAwarded = false,
        Cues = [Cue.Once("visiting-approval", Moves.AskChanges), Cue.Once("correction", Moves.Withdraw)],
    };

    /// <summary>Holds the money that the next two wait for, and gives it back when both stand in line.</summary>
    public static Persona WithdrawerAfterAward { get; } = new("WithdrawerAfterAward", "withdrawn")
    {
        Venue = Venue.ScarceCluster,
        NeedsScarceBudget = true,
        SilentDays = 60,
        Interventions = [new(Elsewhere("OverBudgetNotFunded", "queued"), Actor.Visitor, "withdraw")],
    };

    public static Persona OverBudgetPromoted { get; } = new("OverBudgetPromoted", Persona.Closed)
    {
        Venue = Venue.ScarceCluster,
        NeedsScarceBudget = true,
        Begins = Elsewhere("WithdrawerAfterAward", "approved"),
        SilentDays = 40,
        Letters = [("queued", Recipient.Visitor)],
    };

    public static Persona OverBudgetNotFunded { get; } = new("OverBudgetNotFunded", "not-funded")
    {
        Venue = Venue.ScarceCluster,
        NeedsScarceBudget = true,
        Begins = Elsewhere("OverBudgetPromoted", "queued"),
        IsAwarded = false,
        SilentDays = 5,
        Letters = [("queued", Recipient.Visitor)],
    };
}
