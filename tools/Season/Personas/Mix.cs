using System.Collections.Immutable;
using static CE4BIG.Season.Personas.ApplicationPersonas;
using static CE4BIG.Season.Personas.ApprovalPersonas;
using static CE4BIG.Season.Personas.ReimbursementPersonas;
using static CE4BIG.Season.Personas.ReportPersonas;
using static CE4BIG.Season.Personas.ShortMissionPersonas;
using static CE4BIG.Season.Personas.TravelPersonas;

namespace CE4BIG.Season.Personas;

/// <summary>Who is played: one turn of the season, which is repeated until there are enough.</summary>
internal static class Mix
{
    /// <summary>
    /// Most exchanges go well, as in life; about one in six ends without payment. The beginning holds a bit of everything, so that a
    /// short season is varied too.
    /// </summary>
    public static ImmutableArray<Persona> Plain { get; } =
    [
        Straightforward, ManagerAsksChanges, Rejected, EarlyReturner, SilentManager, HostDeclinesNobodyElse, IncompleteEvidenceOnce, DoubleClicker,
        Straightforward, Mistyper, HostsManagerAsksChanges, Straightforward, RejectedByHostsCluster, Straightforward, Straightforward, EarlyReturner,
        Straightforward, WithdrawerAtCorrection, Straightforward, Straightforward, DoubleClicker, Straightforward, NoShowAtCertificate,
        ManagerAsksChanges, Straightforward, RefusedAtValidation,
    ];

    /// <summary>Everybody once.</summary>
    public static ImmutableArray<Persona> All { get; } =
    [
        Straightforward, DoubleClicker, Mistyper, ForgedIban, DraftResumed, HostWhoDeclines, SilentHost, HostDeclinesNobodyElse,
        SilentManager, AbsentManagerWithStandIn, NobodyDecides, ManagerAsksChanges, HostsManagerAsksChanges, ManagerAsksTwice, CorrectionNeverComes,
        Rejected, RejectedByHostsCluster, ConflictOfInterest, Delegated, Withdrawer, WithdrawerAtCorrection,
        WithdrawerAfterAward, OverBudgetPromoted, OverBudgetNotFunded,
        Postponer, PostponerWithAnotherHost, ParkedTooLong, HostCancels, ClusterCancels, ForceMajeure, NoShow, NoShowAtCertificate, ReplacedVisitor,
        VisitorWhoLapses, LateReporterWithinGrace, GraceExtendedByCoordinator, EarlyReturner, EarlyReturnerTooShort,
        IncompleteEvidenceOnce, IncompleteEvidenceTwice, DuplicateReceipt, RefusedAtValidation,
        WrongIbanHeld, ReturnedPayment, SilentFinance, SurveyAnswered, SurveyIgnored, Recovery, RecoveryWaived,
        ShortMission, ShortMissionWithPrefinancing, ShortMissionPartialAward,
    ];
}
