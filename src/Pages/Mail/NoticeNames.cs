using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Mail;

/// <summary>Names of mail purposes: kebab case, free of personal data.</summary>
public static class NoticeNames
{
    /// <summary>The name of a purpose; a step's purposes begin with the step's kind.</summary>
    public static string Of(NoticeKind kind, StepKey? step) => kind switch
    {
        NoticeKind.ApplicationReceived => "application-received",
        NoticeKind.StepAsked => OfStep(step, "asked"),
        NoticeKind.StepReminder => OfStep(step, "reminder"),
        NoticeKind.StepEscalated => OfStep(step, "escalated"),
        NoticeKind.StepPassedOn => OfStep(step, "passed-on"),
        NoticeKind.StepExtended => OfStep(step, "extended"),
        NoticeKind.StepLinkRenewed => OfStep(step, "new-link"),
        NoticeKind.StepOverdue => OfStep(step, "overdue"),
        NoticeKind.Queued => "queued",
        NoticeKind.Approved => "approved",
        NoticeKind.Postponed => "postponed",
        NoticeKind.HostReleased => "host-released",
        NoticeKind.TravelReminder => "travel-reminder",
        NoticeKind.GraceBegan => "grace-began",
        NoticeKind.Validated => "validated",
        NoticeKind.Paid => "paid",
        NoticeKind.Ended => "ended",
        NoticeKind.DebitNote => "debit-note",
        NoticeKind.DebitReminder => "debit-reminder",
        NoticeKind.RecoverySettled => "recovery-settled",
        NoticeKind.PageCode => "page-code",
        NoticeKind.PaymentTakenBack => "payment-taken-back",
        NoticeKind.MailCameBack => "mail-came-back",
    };

    private static string OfStep(StepKey? step, string purpose) =>
        step is { } key ? $"{StepKey.Name(key.Kind)}-{purpose}" : throw new ArgumentException("A mail about a step names the step.", nameof(step));
}
