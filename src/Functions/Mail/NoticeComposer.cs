using System.Collections.Immutable;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Links;
using CE4BIG.Pages.Mail;
using CE4BIG.Pages.Models;

namespace CE4BIG.Functions.Mail;

/// <summary>Finds what a mail has to say in the exchange it is about. Links and codes are made here, at the last moment, and never stored.</summary>
public sealed class NoticeComposer(StepLinks links)
{
    /// <summary>The mail for a notice, as the exchange stands now.</summary>
    public NoticeMail Compose(ExchangeState state, Notice notice, Programme programme)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(notice);
        var application = state.Application;
        var step = state.Steps.FirstOrDefault(s => s.Key == notice.Step);
        var mine = step is not null && IsAsked(notice.Kind);
        var expired = state.Steps.LastOrDefault(s => s.State == StepState.Expired);
        return new NoticeMail
        {
            Kind = notice.Kind,
            Language = notice.To.Language,
            Programme = programme,
            Exchange = state.Id,
            Role = notice.To.Role,
            RecipientName = notice.To.Name,
            Visitor = application.Visitor.Organisation,
            Host = application.Host.Organisation,
            VisitStart = application.Visit.Start,
            VisitEnd = application.Visit.End,
            ActionUrl = Action(state, notice, step)?.AbsoluteUri,
            Step = step?.Key ?? (notice.Kind == NoticeKind.Ended ? expired?.Key : null),
            Code = mine ? links.Code(state.Id, step!) : null,
            Due = step?.DueAt,
            AlsoInvolved = AlsoInvolved(state, step),
            Reason = Reason(state, notice, step),
            Amount = notice.Kind is NoticeKind.Approved ? state.Reserved?.Amount : (state.Granted ?? state.Reserved)?.Amount,
            Payment = state is { Payment: { ValueDate: { } date, BankReference: { } reference }, Granted: { } granted }
                ? new PaymentFacts(granted.Amount, date, reference)
                : null,
            Ending = state.Ending,
        };
    }

    /// <summary>Whether a notice asks somebody to act on a step, and so carries its link and code.</summary>
    public static bool IsAsked(NoticeKind kind) =>
        kind is NoticeKind.StepAsked or NoticeKind.StepReminder or NoticeKind.StepEscalated or NoticeKind.StepLinkRenewed;

    private Uri? Action(ExchangeState state, Notice notice, Step? step) => notice switch
    {
        { Kind: var kind } when IsAsked(kind) => links.Address(state.Id, step!),
        { Kind: NoticeKind.StepOverdue } => links.DeskAddress(state.Id),
        { To.Role: Role.Visitor } => links.ExchangeAddress(state),
        _ => null,
    };

    // A correction says what to correct, a further report what was missing, an ended exchange why.
    private static string? Reason(ExchangeState state, Notice notice, Step? step) => notice.Kind == NoticeKind.Ended
        ? state.EndingReason
        : step?.Key.Kind switch
        {
            StepKind.Correction => LastReason(state, step, Decision.RequestChanges),
            StepKind.Report => LastReason(state, step, Decision.RequestEvidence),
            _ => null,
        };

    private static string? LastReason(ExchangeState state, Step step, Decision decision) =>
        state.Steps.LastOrDefault(s => s.Decision == decision && s.EndedAt <= step.OpenedAt)?.Reason;

    private static ImmutableArray<Involved> AlsoInvolved(ExchangeState state, Step? step) => step is null
        ? []
        : [.. state.Steps.Where(s => s.IsOpen && s.Key != step.Key && s.Addressee is not null).Select(s => new Involved(s.Addressee!.Role, s.Addressee.Name))];
}
