using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Links;
using CE4BIG.Functions.Web;
using CE4BIG.Pages.Calendar;
using CE4BIG.Pages.Mail;
using CE4BIG.Pages.Models;

namespace CE4BIG.Functions.Mail;

/// <summary>Finds what a mail has to say in the exchange it is about. Links and codes are made here, at the last moment, and never stored.</summary>
public sealed class NoticeComposer(StepLinks links)
{
    /// <summary>The mail for a notice, as the exchange stands now.</summary>
    /// <param name="state">The exchange.</param>
    /// <param name="notice">What is to be told to whom.</param>
    /// <param name="programme">The version it is judged by.</param>
    /// <param name="now">The moment, in programme time.</param>
    /// <param name="place">Its place in line for money, where it waits.</param>
    public NoticeMail Compose(ExchangeState state, Notice notice, Programme programme, DateTimeOffset now, int? place = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(notice);
        var application = state.Application;
        var step = state.Steps.FirstOrDefault(s => s.Key == notice.Step);
        var returned = notice.Kind == NoticeKind.MailCameBack ? state.Returned[notice.Serial - 1] : null;
        var mine = step is not null && IsAsked(notice.Kind);
        var expired = state.Steps.LastOrDefault(s => s.State == StepState.Expired);
        var page = mine ? null : PageRole(state, notice);
        var debt = state.Recoveries.LastOrDefault(r => r.Step == notice.Step) ?? (notice.Kind == NoticeKind.RecoverySettled ? state.Recoveries.LastOrDefault() : null);
        return new NoticeMail
        {
            Kind = notice.Kind,
            Language = notice.To.Language,
            At = now,
            Programme = programme,
            Exchange = state.Id,
            Role = notice.To.Role,
            RecipientName = notice.To.Name,
            Visitor = application.Visitor.Organisation,
            Host = application.Host.Organisation,
            VisitStart = application.Visit.Start,
            VisitEnd = application.Visit.End,
            ActionUrl = Action(state, notice, step, page)?.AbsoluteUri,
            // Nothing can be done any more on the page of an exchange that has ended.
            PageCode = page is { } role && state.Stage != Stage.Ended ? links.PageCode(state, role) : null,
            IsVirtual = application.Visit.IsVirtual,
            Step = step?.Key ?? returned?.Step ?? (notice.Kind == NoticeKind.Ended ? expired?.Key : null),
            Unreached = returned is { To: var person } ? new Involved(person.Role, person.Name) : null,
            Code = mine ? links.Code(state.Id, step!) : null,
            Due = step?.DueAt,
            GraceUntil = notice.Kind == NoticeKind.GraceBegan ? step?.ExpiresAt : null,
            Place = notice.Kind == NoticeKind.Queued ? place : null,
            MissingItems = step?.Items ?? [],
            AlsoInvolved = AlsoInvolved(state, step),
            Reason = Reason(state, notice, step, debt),
            Amount = Amount(state, notice, step),
            Formula = Formula(state, notice, step, programme),
            Account = PaysNow(notice, step) ? application.Bank : null,
            Certified = PaysNow(notice, step) ? ExchangeViews.Certified(state) : null,
            DebitAmount = debt?.Amount,
            RecoveryWaived = debt is { ReceivedOn: null },
            // Beside what came back, what another payment was booked by would only confuse.
            Payment = notice.Kind != NoticeKind.PaymentTakenBack && state.Payments.LastOrDefault(p => p.IsMade) is { ValueDate: { } date, BankReference: { } reference } payment
                ? new PaymentFacts(payment.Amount, date, reference)
                : null,
            Calendar = ChangesCalendar(state, notice, step) ? VisitEvent.Of(state, programme, notice.To.Language, now) : null,
            Ending = state.Ending,
        };
    }

    /// <summary>Whether a notice asks somebody to act on a step, and so carries its link and code.</summary>
    public static bool IsAsked(NoticeKind kind) => kind is NoticeKind.StepAsked or NoticeKind.StepReminder or NoticeKind.StepEscalated
        or NoticeKind.StepPassedOn or NoticeKind.StepExtended or NoticeKind.StepLinkRenewed or NoticeKind.GraceBegan;

    // Visitor and host have the visit in their calendars from the approval on; whoever postpones it is told so by being asked for new dates.
    private static bool ChangesCalendar(ExchangeState state, Notice notice, Step? step) => notice.To.Role is Role.Visitor or Role.Host && notice.Kind switch
    {
        NoticeKind.Approved or NoticeKind.Postponed => true,
        NoticeKind.StepAsked => step is { Key.Kind: StepKind.NewDates, IsOpen: true },
        NoticeKind.Ended => !state.VisitBegan,
        _ => false,
    };

    // Link and code are the present person's; whoever was replaced while the mail waited gets neither.
    private static Role? PageRole(ExchangeState state, Notice notice) => notice.To.Role switch
    {
        Role.Visitor when notice.To.Email == state.Visitor.Email => Role.Visitor,
        Role.Host when notice.To.Email == state.Host.Email => Role.Host,
        _ => null,
    };

    private Uri? Action(ExchangeState state, Notice notice, Step? step, Role? page) => notice switch
    {
        { Kind: var kind } when IsAsked(kind) => links.Address(state.Id, step!),
        _ when page is { } role => links.ExchangeAddress(state, role),
        { To.Role: Role.Visitor or Role.Host } => null,
        _ => links.DeskAddress(state.Id),
    };

    // Finance is told what to pay, not what was granted: an advance may have been paid before.
    private static Money? Amount(ExchangeState state, Notice notice, Step? step) => step?.Key.Kind switch
    {
        StepKind.AdvanceConfirmation or StepKind.PaymentConfirmation => state.Payments.LastOrDefault()?.Amount,
        StepKind.PaymentOrder when state.Granted is { Amount: var granted } => granted - state.Paid,
        _ when notice.Kind is NoticeKind.Approved => state.Reserved?.Amount,
        _ when notice.Kind is NoticeKind.PaymentTakenBack => LastReturned(state)?.Amount,
        _ => (state.Granted ?? state.Reserved ?? state.Wanted)?.Amount,
    };

    // In writing wherever an amount is promised, cut or refused (domain: The lifecycle, Report).
    private static LumpSum? Formula(ExchangeState state, Notice notice, Step? step, Programme programme) => notice switch
    {
        _ when PaysNow(notice, step) => state.Granted,
        { To.Role: not Role.Visitor } => null,
        { Kind: NoticeKind.Approved } => state.Reserved,
        { Kind: NoticeKind.Validated } => state.Granted,
        { Kind: NoticeKind.Ended } when state.Ending is Ending.NothingDue or Ending.Refused => state.Granted ?? Exchange.Load(state, programme).AmountOnCertifiedDays(),
        _ => null,
    };

    private static bool PaysNow(Notice notice, Step? step) => notice.To.Role is Role.Finance or Role.Coordinator && IsAsked(notice.Kind) && step?.Key.Kind == StepKind.PaymentOrder;

    // A correction says what to correct, a further report what was missing, an ended exchange why.
    private static string? Reason(ExchangeState state, Notice notice, Step? step, Recovery? debt) => notice.Kind switch
    {
        NoticeKind.Ended => state.EndingReason,
        NoticeKind.DebitNote or NoticeKind.DebitReminder => debt?.Reason,
        NoticeKind.PaymentTakenBack => LastReturned(state)?.ReturnReason,
        NoticeKind.Validated => state.Steps.LastOrDefault(s => s.Decision == Decision.ValidatePartly)?.Reason,
        _ => step?.Key.Kind switch
        {
            StepKind.HostChoice => LastReason(state, step, Decision.Decline),
            StepKind.Correction => LastReason(state, step, Decision.RequestChanges),
            StepKind.Completion => LastReason(state, step, Decision.RequestEvidence),
            StepKind.BankCorrection => state.Payments.LastOrDefault(p => p.ReturnedAt == step.OpenedAt)?.ReturnReason ?? LastReason(state, step, Decision.Hold),
            StepKind.Recovery => debt?.Reason,
            _ => null,
        },
    };

    private static Payment? LastReturned(ExchangeState state) => state.Payments.Where(p => p.ReturnedAt is not null).MaxBy(p => p.ReturnedAt);

    private static string? LastReason(ExchangeState state, Step step, Decision decision) =>
        state.Steps.LastOrDefault(s => s.Decision == decision && s.EndedAt <= step.OpenedAt)?.Reason;

    private static ImmutableArray<Involved> AlsoInvolved(ExchangeState state, Step? step) => step is null
        ? []
        : [.. state.Steps.Where(s => s.IsOpen && s.Key != step.Key && s.Addressee is not null).Select(s => new Involved(s.Addressee!.Role, s.Addressee.Name))];
}
