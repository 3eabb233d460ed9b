using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Budget;
using CE4BIG.Functions.Links;
using CE4BIG.Functions.Storage;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;

namespace CE4BIG.Functions.Web;

/// <summary>What a step's page shows: the form, the receipt of what was decided, or why the link is dead (architecture §4).</summary>
public sealed class StepScreens(PageResults pages, BudgetLedger ledger, Programmes programmes)
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
        await PageAsync(visit, StepModels.Of(visit.File, visit.Programme, visit.Step, visit.Secret, input, await FreeBudgetAsync(visit)), status);

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
        };
        return PageAsync(visit, model, shown == ReceiptKind.DecidedDifferently ? StatusCodes.Status409Conflict : StatusCodes.Status200OK);
    }

    /// <summary>The step is now somebody else's: what was answered is on record, though it decided nothing.</summary>
    public Task<IResult> PassedOnAsync(StepVisit visit, DateTimeOffset now)
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

    // Who decides for the cluster that pays sees what the decision does to its budget.
    private async Task<Money?> FreeBudgetAsync(StepVisit visit)
    {
        if (visit.Step.Key.Kind != StepKind.VisitingApproval)
        {
            return null;
        }

        var state = visit.File.State;
        var budget = ClusterBudget.Today(programmes, state.ProgrammeId, state.Application.Visitor.ClusterId);
        return (await ledger.ReadAsync(budget, visit.Request.HttpContext.RequestAborted)).Balance.Free;
    }
}
