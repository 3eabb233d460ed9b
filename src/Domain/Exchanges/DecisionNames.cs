namespace CE4BIG.Domain.Exchanges;

/// <summary>Decisions by the names that forms and storage use, and which of them a step offers.</summary>
public static class DecisionNames
{
    /// <summary>A decision's name: "approve", "no-show" …</summary>
    public static string Of(Decision decision) => decision switch
    {
        Decision.Confirm => "confirm",
        Decision.Decline => "decline",
        Decision.Approve => "approve",
        Decision.RequestChanges => "change",
        Decision.Reject => "reject",
        Decision.DeclareConflict => "conflict",
        Decision.Delegate => "delegate",
        Decision.Resubmit => "resubmit",
        Decision.Withdraw => "withdraw",
        Decision.Funded => "funded",
        Decision.SubmitReport => "submit",
        Decision.Certify => "certify",
        Decision.ReportNoShow => "no-show",
        Decision.Validate => "validate",
        Decision.ValidatePartly => "partly",
        Decision.RequestEvidence => "incomplete",
        Decision.Refuse => "refuse",
        Decision.Order => "order",
        Decision.Hold => "hold",
        Decision.CorrectBank => "bank",
        Decision.ConfirmPaid => "paid",
        Decision.PaymentReturned => "returned",
        Decision.AnswerSurvey => "survey",
        Decision.RecoveryReceived => "received",
        Decision.WaiveRecovery => "waive",
        Decision.DateCame => "date-came",
    };

    /// <summary>The decision that a step offers under this name; null where it offers none such.</summary>
    public static Decision? Read(StepKind step, string? name)
    {
        foreach (var decision in Offered(step))
        {
            if (Of(decision) == name)
            {
                return decision;
            }
        }

        return null;
    }

    /// <summary>What the person asked may answer, in the order a page shows it (domain: The lifecycle).</summary>
    public static IReadOnlyList<Decision> Offered(StepKind step) => step switch
    {
        StepKind.HostConfirmation => [Decision.Confirm, Decision.Decline],
        StepKind.VisitingApproval or StepKind.HostingApproval => [Decision.Approve, Decision.RequestChanges, Decision.Reject],
        StepKind.Correction => [Decision.Resubmit, Decision.Withdraw],
        StepKind.HostChoice or StepKind.NewDates => [Decision.Resubmit, Decision.Withdraw],
        StepKind.Budget or StepKind.Travel or StepKind.AfterClosing or StepKind.Retention => [],
        StepKind.Report => [Decision.SubmitReport],
        StepKind.Certificate => [Decision.Certify, Decision.ReportNoShow],
        StepKind.Validation => [Decision.Validate, Decision.RequestEvidence, Decision.Refuse],
        StepKind.Completion => [Decision.SubmitReport],
        StepKind.AdvanceOrder or StepKind.PaymentOrder => [Decision.Order, Decision.Refuse],
        StepKind.BankCorrection => [Decision.CorrectBank],
        StepKind.AdvanceConfirmation or StepKind.PaymentConfirmation => [Decision.ConfirmPaid],
        StepKind.Survey => [Decision.AnswerSurvey],
        StepKind.Recovery => [Decision.RecoveryReceived, Decision.WaiveRecovery],
    };

    /// <summary>Whether this decision needs a reason: whatever disappoints somebody does.</summary>
    public static bool NeedsReason(Decision decision) => decision is Decision.Decline or Decision.RequestChanges or Decision.Reject
        or Decision.Withdraw or Decision.ReportNoShow or Decision.RequestEvidence or Decision.Refuse;
}
