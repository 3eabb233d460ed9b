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

    /// <summary>What the person asked may answer, in the order a page shows it; nothing for steps that wait for a date or for money.</summary>
    public static IReadOnlyList<Decision> Offered(StepKind step) => Moves.Of(step) is { Asked: not null } rule
        ? [.. rule.Answers.Select(answer => answer.Decision)]
        : [];
}
