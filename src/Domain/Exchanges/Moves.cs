using System.Collections.Immutable;
using static CE4BIG.Domain.Exchanges.Consequence;
using static CE4BIG.Domain.Exchanges.Decision;
using static CE4BIG.Domain.Exchanges.StepKind;

namespace CE4BIG.Domain.Exchanges;

/// <summary>
/// Every allowed move of an exchange, in one place (domain: The lifecycle). <see cref="Exchange"/> makes no other: what it does is
/// held against this table at each move, and docs/lifecycle.md is written from it.
/// </summary>
public static class Moves
{
    private static readonly ImmutableArray<StepKind> BeforeTheVisit =
        [HostConfirmation, HostChoice, VisitingApproval, HostingApproval, Correction, StepKind.Budget, NewDates, AdvanceOrder, Travel];

    private static readonly ImmutableArray<StepKind> OnceTheHostAgreed =
        [VisitingApproval, HostingApproval, Correction, StepKind.Budget, NewDates, AdvanceOrder, Travel];

    // Where the visitor has a form of their own open, the host can be changed there.
    private static readonly ImmutableArray<StepKind> WhileOthersHaveIt =
        [HostConfirmation, VisitingApproval, HostingApproval, StepKind.Budget, AdvanceOrder, Travel];

    // Whatever became of the visit since, also where it was put off, agreed anew, or never took place.
    private static readonly ImmutableArray<StepKind> OnceAnAdvanceWasPaid =
        [
            HostConfirmation, HostChoice, VisitingApproval, HostingApproval, Correction, StepKind.Budget, NewDates, Travel,
            StepKind.Report, StepKind.Certificate, Validation, Completion, PaymentOrder, BankCorrection, Retention,
        ];

    private static readonly ImmutableArray<Role> Clusters = [Role.VisitingManager, Role.VisitingDeputy, Role.HostingManager, Role.HostingDeputy, Role.Coordinator];

    /// <summary>The steps in the order of the lifecycle, each with what may be answered and what silence means.</summary>
    public static ImmutableArray<StepRule> Steps { get; } =
    [
        Step(HostConfirmation, Stage.Application, Role.Host,
            [Says(Confirm, Ask(VisitingApproval, HostingApproval)), Because(Decline, Ask(HostChoice))],
            silence: Ask(HostChoice)),
        Step(HostChoice, Stage.Application, Role.Visitor,
            [Says(Resubmit, Ask(HostConfirmation)), Because(Withdraw, End(Ending.Withdrawn))],
            silence: End(Ending.Declined)),

        Step(VisitingApproval, Stage.Approval, Role.VisitingManager, Approval(), silence: [NextColleague, .. End(Ending.Lapsed)]),
        Step(HostingApproval, Stage.Approval, Role.HostingManager, Approval(), silence: [NextColleague, .. End(Ending.Lapsed)]),
        Step(Correction, Stage.Approval, Role.Visitor,
            [Says(Resubmit, Ask(HostConfirmation, VisitingApproval, HostingApproval)), Because(Withdraw, End(Ending.Withdrawn))],
            silence: End(Ending.Lapsed)),
        Step(StepKind.Budget, Stage.Approval, null, [Says(Funded, Ask(AdvanceOrder, Travel))], silence: [.. Ask(Travel), .. End(Ending.NotFunded)]),

        Step(NewDates, Stage.Travel, Role.Visitor,
            [
                Says(Resubmit, Ask(HostConfirmation, VisitingApproval, HostingApproval, StepKind.Budget, AdvanceOrder, Travel)),
                Because(Withdraw, End(Ending.Withdrawn)),
            ],
            silence: End(Ending.Lapsed)),
        Step(AdvanceOrder, Stage.Travel, Role.Finance,
            [Says(Order, Ask(AdvanceConfirmation)), Because(Refuse, Ask(Travel)), Says(Decision.Delegate, [NextColleague])],
            silence: Ask(Travel)),
        Step(AdvanceConfirmation, Stage.Travel, Role.Finance,
            [Says(ConfirmPaid, Ask(Travel)), Because(PaymentReturned, Ask(Travel)), Says(Decision.Delegate, [NextColleague])],
            silence: [Alarm]),
        Step(Travel, Stage.Travel, null, [Says(DateCame, Ask(StepKind.Report))], silence: []),

        Step(StepKind.Report, Stage.Report, Role.Visitor, [Says(SubmitReport, Ask(StepKind.Certificate, Validation))], silence: End(Ending.Lapsed)),
        Step(StepKind.Certificate, Stage.Report, Role.Host,
            [Says(Certify, Ask(Validation)), Because(Decision.ReportNoShow, End(Ending.NoShow))],
            silence: [Alarm]),
        Step(Validation, Stage.Report, Role.VisitingManager,
            [
                Says(Validate, [.. Ask(PaymentOrder), .. End(Ending.Closed, Ending.NothingDue)]),
                Because(ValidatePartly, [.. Ask(PaymentOrder), .. End(Ending.Closed)]),
                Because(RequestEvidence, Ask(Completion)),
                Because(Refuse, End(Ending.Refused)),
                Because(DeclareConflict, [NextColleague]),
                Says(Decision.Delegate, [NextColleague]),
            ],
            silence: [NextColleague, Alarm]),
        Step(Completion, Stage.Report, Role.Visitor, [Says(SubmitReport, Ask(Validation))], silence: Ask(Validation)),

        Step(PaymentOrder, Stage.Reimbursement, Role.Finance,
            [
                Says(Order, Ask(PaymentConfirmation)),
                Because(Hold, Ask(BankCorrection)),
                Because(Refuse, End(Ending.Refused)),
                Says(Decision.Delegate, [NextColleague]),
            ],
            silence: [Alarm]),
        Step(BankCorrection, Stage.Reimbursement, Role.Visitor, [Says(CorrectBank, Ask(PaymentOrder))], silence: [Alarm]),
        Step(PaymentConfirmation, Stage.Reimbursement, Role.Finance,
            [Says(ConfirmPaid, End(Ending.Closed)), Because(PaymentReturned, Ask(BankCorrection)), Says(Decision.Delegate, [NextColleague])],
            silence: [Alarm]),

        Step(AfterClosing, Stage.Ended, null, [Says(DateCame, Ask(StepKind.Survey))], silence: []),
        Step(StepKind.Survey, Stage.Ended, Role.Visitor, [Says(AnswerSurvey, Ask(Retention))], silence: Ask(Retention)),
        Step(StepKind.Recovery, Stage.Ended, Role.Finance, [Says(RecoveryReceived, []), Because(WaiveRecovery, []), Says(Decision.Delegate, [NextColleague])], silence: [Alarm]),
        Step(Retention, Stage.Ended, null, [Says(DateCame, [])], silence: []),
    ];

    /// <summary>What people may do of their own accord; each needs a reason.</summary>
    public static ImmutableArray<InterventionRule> Interventions { get; } =
    [
        new(Intervention.Postpone, [Role.Visitor], [StepKind.Budget, AdvanceOrder, Travel], Ask(NewDates)),
        new(Intervention.ChangeHost, [Role.Visitor], WhileOthersHaveIt, Ask(HostChoice)),
        new(Intervention.Withdraw, [Role.Visitor], BeforeTheVisit, End(Ending.Withdrawn)),
        new(Intervention.CancelByHost, [Role.Host], OnceTheHostAgreed, End(Ending.CancelledByHost)),
        new(Intervention.ReportNoShow, [Role.Host], [Travel, StepKind.Report], End(Ending.NoShow)),
        new(Intervention.CancelByCluster, Clusters, BeforeTheVisit, End(Ending.CancelledByCluster)),
        new(Intervention.ForceMajeure, [Role.Visitor, Role.Host, .. Clusters], [.. BeforeTheVisit, StepKind.Report], End(Ending.ForceMajeure)),
        // A visit is parked only so long, and a later deadline would leave no date to name.
        new(Intervention.Extend, [Role.Coordinator], [.. Asked.Where(kind => kind != NewDates)], []),
        new(Intervention.Resend, [Role.Coordinator], Asked, []),
        new(Intervention.ReplacePerson, [Role.Coordinator], Everything, []),
        new(Intervention.Restart, [Role.Coordinator], Everything, []),
        new(Intervention.ApplyProgramme, [Role.Coordinator], [.. Steps.Where(step => step.Stage != Stage.Ended).Select(step => step.Kind)], []),
        new(Intervention.HoldLegally, [Role.Coordinator], Everything, []),
        new(Intervention.ReleaseHold, [Role.Coordinator], Everything, []),
        new(Intervention.Recover, [Role.Coordinator, Role.Finance], [AfterClosing, StepKind.Survey, Retention], Ask(StepKind.Recovery)),
        new(Intervention.TakeOver, [Role.Finance], [.. Steps.Where(step => step.Asked == Role.Finance).Select(step => step.Kind)], []),
        // Where the exchange was opened again for another one, nothing more is asked.
        new(Intervention.PaymentCameBack, [Role.Coordinator, Role.Finance], [AfterClosing, StepKind.Survey, Retention, PaymentOrder, BankCorrection], Ask(BankCorrection)),
        new(Intervention.AdvanceCameBack, [Role.Coordinator, Role.Finance], OnceAnAdvanceWasPaid, []),
    ];

    /// <summary>What may be awaited once an exchange has ended: the survey, money to come back, the end of retention.</summary>
    public static ImmutableArray<StepKind> AfterAnEnding { get; } = [AfterClosing, StepKind.Recovery, Retention];

    private static ImmutableArray<StepKind> Everything => [.. Steps.Select(step => step.Kind)];

    private static ImmutableArray<StepKind> Asked => [.. Steps.Where(step => step.Asked is not null).Select(step => step.Kind)];

    /// <summary>The rule of a kind of step.</summary>
    public static StepRule Of(StepKind kind) => Steps[(int)kind] is { } rule && rule.Kind == kind
        ? rule
        : Steps.First(step => step.Kind == kind);

    /// <summary>The rule of an intervention.</summary>
    public static InterventionRule Of(Intervention what) => Interventions.First(rule => rule.What == what);

    private static ImmutableArray<AnswerRule> Approval() =>
    [
        Says(Approve, Ask(StepKind.Budget)),
        Because(RequestChanges, Ask(Correction)),
        Because(Reject, End(Ending.Rejected)),
        Because(DeclareConflict, [NextColleague]),
        Says(Decision.Delegate, [NextColleague]),
    ];

    private static StepRule Step(StepKind kind, Stage stage, Role? asked, ImmutableArray<AnswerRule> answers, ImmutableArray<Consequence> silence) =>
        new(kind, stage, asked, answers, silence);

    private static AnswerRule Says(Decision decision, ImmutableArray<Consequence> leads) => new(decision, NeedsReason: false, leads);

    private static AnswerRule Because(Decision decision, ImmutableArray<Consequence> leads) => new(decision, NeedsReason: true, leads);

    private static ImmutableArray<Consequence> Ask(params ReadOnlySpan<StepKind> steps)
    {
        var asked = ImmutableArray.CreateBuilder<Consequence>(steps.Length);
        foreach (var step in steps)
        {
            asked.Add(Asking(step));
        }

        return asked.DrainToImmutable();
    }

    private static ImmutableArray<Consequence> End(params ReadOnlySpan<Ending> endings)
    {
        var ends = ImmutableArray.CreateBuilder<Consequence>(endings.Length);
        foreach (var ending in endings)
        {
            ends.Add(Consequence.Ending(ending));
        }

        return ends.DrainToImmutable();
    }
}
