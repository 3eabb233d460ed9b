using CE4BIG.Domain.Exchanges;

namespace CE4BIG.LifecycleDoc;

/// <summary>How a coordinator would say it.</summary>
internal static class Words
{
    public static string List(IEnumerable<string> items, string last)
    {
        var all = items.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all.SkipLast(1))} {last} {all[^1]}";
    }

    public static string Of(Stage stage) => stage switch
    {
        Stage.Application => "1 Application",
        Stage.Approval => "2 Approval",
        Stage.Travel => "3 Travel",
        Stage.Report => "4 Report",
        Stage.Reimbursement => "5 Reimbursement",
        Stage.Ended => "Ended",
    };

    public static string Of(StepKind kind) => kind switch
    {
        StepKind.HostConfirmation => "host confirms",
        StepKind.HostChoice => "visitor names another host",
        StepKind.VisitingApproval => "visitor’s cluster decides",
        StepKind.HostingApproval => "host’s cluster decides",
        StepKind.Correction => "visitor amends the application",
        StepKind.Budget => "money is reserved",
        StepKind.NewDates => "visitor names new dates",
        StepKind.AdvanceOrder => "finance orders the advance",
        StepKind.AdvanceConfirmation => "finance confirms the advance",
        StepKind.Travel => "visit takes place",
        StepKind.Report => "visitor reports",
        StepKind.Certificate => "host certifies the days",
        StepKind.Validation => "visitor’s cluster validates",
        StepKind.Completion => "visitor hands in what is missing",
        StepKind.PaymentOrder => "finance orders the payment",
        StepKind.BankCorrection => "visitor corrects the bank data",
        StepKind.PaymentConfirmation => "finance confirms the payment",
        StepKind.AfterClosing => "wait for the survey",
        StepKind.Survey => "visitor says how it was",
        StepKind.Recovery => "money comes back",
        StepKind.Retention => "records are kept",
    };

    public static string Of(Decision decision) => decision switch
    {
        Decision.Confirm => "confirms",
        Decision.Decline => "declines",
        Decision.Approve => "approves",
        Decision.RequestChanges => "asks for changes",
        Decision.Reject => "rejects",
        Decision.DeclareConflict => "declares a conflict of interest",
        Decision.Delegate => "delegates",
        Decision.Resubmit => "submits again",
        Decision.Withdraw => "withdraws",
        Decision.Funded => "reserved",
        Decision.SubmitReport => "submits",
        Decision.Certify => "certifies",
        Decision.ReportNoShow => "reports a no-show",
        Decision.Validate => "validates",
        Decision.ValidatePartly => "validates a part",
        Decision.RequestEvidence => "names missing items",
        Decision.Refuse => "refuses",
        Decision.Order => "orders",
        Decision.Hold => "holds it",
        Decision.CorrectBank => "corrects",
        Decision.ConfirmPaid => "paid",
        Decision.PaymentReturned => "came back",
        Decision.AnswerSurvey => "answers",
        Decision.RecoveryReceived => "received",
        Decision.WaiveRecovery => "given up",
        Decision.DateCame => "the day comes",
    };

    public static string Of(Intervention what) => what switch
    {
        Intervention.Postpone => "postpone",
        Intervention.ChangeHost => "change the host",
        Intervention.Withdraw => "withdraw",
        Intervention.CancelByHost => "host cancels",
        Intervention.ReportNoShow => "report a no-show",
        Intervention.CancelByCluster => "cluster cancels",
        Intervention.ForceMajeure => "force majeure",
        Intervention.Extend => "extend a deadline",
        Intervention.Resend => "send a mail again",
        Intervention.ReplacePerson => "replace a person",
        Intervention.Restart => "restart a stuck exchange",
        Intervention.ApplyProgramme => "apply another programme version",
        Intervention.HoldLegally => "put on legal hold",
        Intervention.ReleaseHold => "release the legal hold",
        Intervention.Recover => "ask money back",
        Intervention.TakeOver => "take a payment task over",
        Intervention.PaymentCameBack => "payment came back",
        Intervention.AdvanceCameBack => "advance came back",
    };

    public static string Of(Role role) => role switch
    {
        Role.Visitor => "visitor",
        Role.Host => "host",
        Role.VisitingManager => "manager of the visitor’s cluster",
        Role.VisitingDeputy => "deputy of the visitor’s cluster",
        Role.HostingManager => "manager of the host’s cluster",
        Role.HostingDeputy => "deputy of the host’s cluster",
        Role.Finance => "finance of the visitor’s cluster",
        Role.Coordinator => "coordinator",
        Role.Calendar => "calendar",
    };

    public static string Of(Ending ending) => ending switch
    {
        Ending.Closed => "closed",
        Ending.Rejected => "rejected",
        Ending.Declined => "declined",
        Ending.NotFunded => "not funded",
        Ending.Lapsed => "lapsed",
        Ending.Withdrawn => "withdrawn",
        Ending.CancelledByHost => "cancelled by the host",
        Ending.CancelledByCluster => "cancelled by a cluster",
        Ending.ForceMajeure => "force majeure",
        Ending.NoShow => "no-show",
        Ending.NothingDue => "nothing due",
        Ending.Refused => "refused",
    };

    public static string Meaning(Ending ending) => ending switch
    {
        Ending.Closed => "what is due was paid, or the visit was virtual; the exchange counts.",
        Ending.Rejected => "a cluster said no, with a reason.",
        Ending.Declined => "the host said no or nothing, and no other host was named.",
        Ending.NotFunded => "approved, but no money was free before the visit was to begin.",
        Ending.Lapsed => "somebody’s time ran out.",
        Ending.Withdrawn => "the visitor gave up.",
        Ending.CancelledByHost => "the host called it off.",
        Ending.CancelledByCluster => "a cluster called it off.",
        Ending.ForceMajeure => "nobody’s fault.",
        Ending.NoShow => "the host says that nobody came.",
        Ending.NothingDue => "the visit took place, but the certified days bring no money.",
        Ending.Refused => "no reimbursement, with a reason.",
    };
}
