using System.Collections.Immutable;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Budget;
using CE4BIG.Functions.Links;
using CE4BIG.Functions.Lists;
using CE4BIG.Functions.Storage;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;

namespace CE4BIG.Functions.Web;

/// <summary>What a step's page shows: the form, the receipt of what was decided, or why the link is dead (architecture §4).</summary>
public sealed class StepScreens(PageResults pages, BudgetLedger ledger, EvidenceRegister register, ListStore lists, StepLinks links, Programmes programmes)
{
    /// <summary>The answer for a step or link at which nothing can be decided; null where the form is due.</summary>
    public async Task<IResult?> ClosedAsync(StepVisit visit) => visit switch
    {
        { Link: LinkState.PassedOn } => await DeadLinkAsync(visit, DeadLinkReason.PassedOn, renew: false),
        { Step.State: StepState.Decided } => await ReceiptAsync(visit),
        { Step.State: StepState.Expired } => await DeadLinkAsync(visit, DeadLinkReason.Expired, renew: false),
        { Step.State: StepState.Void } => await DeadLinkAsync(visit, DeadLinkReason.NoLongerNeeded, renew: false),
        { Link: LinkState.Replaced } => await DeadLinkAsync(visit, DeadLinkReason.Replaced, renew: true),
        { Step.WrongCodes: >= Step.MaxWrongCodes } => await DeadLinkAsync(visit, DeadLinkReason.TooManyAttempts, renew: true, StatusCodes.Status429TooManyRequests),
        _ => null,
    };

    /// <summary>The form again, with everything typed and what is wrong with it.</summary>
    public Task<IResult> RefuseAsync(StepVisit visit, params FormError[] errors) => FormAsync(
        visit, new FormInput { Values = visit.Form!.Values, Errors = [.. errors] }, StatusCodes.Status422UnprocessableEntity);

    /// <summary>The form.</summary>
    public async Task<IResult> FormAsync(StepVisit visit, FormInput? input, int status) =>
        await PageAsync(visit, StepModels.Of(visit.File, visit.Programme, visit.Step, visit.Secret, input, await SurroundingsAsync(visit)), status);

    /// <summary>The recorded decision; told from another one that was posted now.</summary>
    public Task<IResult> ReceiptAsync(StepVisit visit, ReceiptKind? kind = null)
    {
        var step = visit.Step;
        var decision = step.Decision!.Value;
        var asked = visit.Form?["decision"];
        var shown = kind ?? (asked is null || asked == DecisionNames.Of(decision) ? ReceiptKind.Replayed : ReceiptKind.DecidedDifferently);
        var model = new ReceiptModel
        {
            Kind = shown,
            Exchange = visit.File.State.Id,
            Step = step.Key,
            Decision = decision,
            At = step.EndedAt!.Value,
            By = step.Addressee!.Name,
            Reason = step.Reason,
            Waiting = AskedNow(visit),
            OwnPage = OwnPage(visit),
        };
        return PageAsync(visit, model, shown == ReceiptKind.DecidedDifferently ? StatusCodes.Status409Conflict : StatusCodes.Status200OK);
    }

    /// <summary>The step is now somebody else's: what was answered is on record, though it decided nothing.</summary>
    public Task<IResult> PassedOnAsync(StepVisit visit, StepVisit after, DateTimeOffset now)
    {
        var model = new ReceiptModel
        {
            Kind = ReceiptKind.Recorded,
            Exchange = visit.File.State.Id,
            Step = visit.Step.Key,
            Decision = DecisionNames.Read(visit.Step.Key.Kind, visit.Form!["decision"])!.Value,
            At = now,
            By = visit.Step.Addressee!.Name,
            Reason = visit.Form["reason"],
            Waiting = AskedNow(after),
        };
        return PageAsync(visit, model, StatusCodes.Status200OK);
    }

    /// <summary>Why the link is dead, and a fresh one where that helps.</summary>
    public Task<IResult> DeadLinkAsync(StepVisit visit, DeadLinkReason reason, bool renew, int status = StatusCodes.Status410Gone) => PageAsync(
        visit,
        new DeadLinkModel { Exchange = visit.File.State.Id, Step = visit.Step.Key, Reason = reason, Secret = renew ? visit.Secret : null },
        status);

    private Task<IResult> PageAsync(StepVisit visit, PageModel model, int status) =>
        pages.PageAsync(visit.Request, model, status, visit.Programme, visit.Step.Addressee!.Language, visit.Form);

    // Who is asked after the step; money asked back and what waits for a date are not for everybody.
    private static ImmutableArray<WaitingFor> AskedNow(StepVisit visit) => ExchangeViews.Waiting(
        visit.File.State.Steps.Where(s => s.Key != visit.Step.Key || s.Addressee?.Email != visit.Step.Addressee?.Email)
            .Where(s => visit.Step.Addressee?.Role != Role.Host || ExchangeViews.ConcernsHost(s.Key.Kind)));

    private string? OwnPage(StepVisit visit) => visit.Step.Addressee!.Role is Role.Visitor or Role.Host && IsWhoActs(visit)
        ? links.ExchangeAddress(visit.File.State, visit.Step.Addressee.Role).PathAndQuery
        : null;

    // Not for somebody who was replaced since.
    private static bool IsWhoActs(StepVisit visit) =>
        visit.Step.Addressee!.Email == (visit.Step.Addressee.Role == Role.Host ? visit.File.State.Host : visit.File.State.Visitor).Email;

    /// <summary>
    /// What lies outside the exchange: who decides for the cluster that pays sees its budget, where else the evidence was handed in, and
    /// whether the visitor is on the list of members.
    /// </summary>
    private async Task<StepSurroundings> SurroundingsAsync(StepVisit visit)
    {
        if (visit.Step.Key.Kind is not (StepKind.VisitingApproval or StepKind.Validation or StepKind.PaymentOrder))
        {
            return StepSurroundings.None;
        }

        var (state, aborted) = (visit.File.State, visit.Request.HttpContext.RequestAborted);
        var budget = ledger.ReadAsync(ClusterBudget.Today(programmes, state.ProgrammeId, state.Application.Visitor.ClusterId), aborted);
        var others = visit.Step.Key.Kind is StepKind.Validation or StepKind.PaymentOrder ? await register.OthersAsync(state, aborted) : StepSurroundings.None.Others;
        var listed = visit.Step.Key.Kind == StepKind.VisitingApproval ? await lists.IsMemberAsync(state.ProgrammeId, state.Application.Visitor, aborted) : null;
        return new StepSurroundings((await budget).Balance.Free, others, listed);
    }
}
