using CE4BIG.Domain.Eligibility;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Lifecycle;
using CE4BIG.Functions.Links;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CE4BIG.Functions.Web;

/// <summary>
/// The page of one step, for the person it is asked of (architecture §4). Looking decides nothing; answering takes the link, the
/// code from the mail and a choice.
/// </summary>
public sealed class StepPage(
    ExchangeStore exchanges,
    Programmes programmes,
    EvidenceStore evidence,
    VisitRegister visits,
    StepLinks links,
    AnswerReader answers,
    Agenda agenda,
    Workflow workflow,
    PageResults pages,
    ProgrammeClock clock)
{
    private const string StepRoute = "step/{id}/{step}";

    /// <summary>Shows what is asked, or what became of it.</summary>
    [Function("StepShow")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = StepRoute)] HttpRequest request,
        string id,
        string step,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await OpenAsync(request, id, step, request.Query["k"], null, cancellationToken) is not { } visit)
        {
            return await pages.MessageAsync(request, MessageKind.NotFound);
        }

        return await ClosedAsync(visit) ?? await FormAsync(visit, null, StatusCodes.Status200OK);
    }

    /// <summary>Takes the answer.</summary>
    [Function("StepAnswer")]
    public async Task<IResult> AnswerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = StepRoute)] HttpRequest request,
        string id,
        string step,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (form, problem) = await FormReader.ReadAsync(request, cancellationToken);
        if (form is null)
        {
            return await pages.MessageAsync(request, problem);
        }

        if (await OpenAsync(request, id, step, form["k"], form, cancellationToken) is not { } visit)
        {
            return await pages.MessageAsync(request, MessageKind.NotFound);
        }

        if (await ClosedAsync(visit) is { } closed)
        {
            return closed;
        }

        if (DecisionNames.Read(visit.Step.Key.Kind, form["decision"]) is not { } decision)
        {
            var missing = form["decision"].Length == 0 ? FormProblem.DecisionMissing : FormProblem.DecisionUnknown;
            return await RefuseAsync(visit, FormError.Of("decision", missing));
        }

        // Everything that is wrong is said at once, the code included; but a wrong code counts only on a form that is right otherwise.
        var answer = await answers.ReadAsync(visit.File, visit.Programme, visit.Step.Key, decision, form, cancellationToken);
        var code = form["code"].Trim().Replace(" ", string.Empty, StringComparison.Ordinal);
        if (code.Length == 0)
        {
            return await RefuseAsync(visit, [.. answer.Errors, FormError.Of("code", FormProblem.CodeMissing)]);
        }

        if (answer.Move is null)
        {
            return await RefuseAsync(visit, [.. answer.Errors]);
        }

        return code == links.Code(visit.File.State.Id, visit.Step)
            ? await DecideAsync(visit, answer, client, cancellationToken)
            : await WrongCodeAsync(visit, cancellationToken);
    }

    /// <summary>Mails a fresh link to the address on record, for whoever holds a genuine one, old or new.</summary>
    [Function("StepNewLink")]
    public async Task<IResult> NewLinkAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = StepRoute + "/new-link")] HttpRequest request,
        string id,
        string step,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (form, problem) = await FormReader.ReadAsync(request, cancellationToken);
        if (form is null)
        {
            return await pages.MessageAsync(request, problem);
        }

        if (await OpenAsync(request, id, step, form["k"], form, cancellationToken) is not { } visit)
        {
            return await pages.MessageAsync(request, MessageKind.NotFound);
        }

        if (!visit.Step.IsOpen)
        {
            return (await ClosedAsync(visit))!;
        }

        var now = clock.GetUtcNow();
        await agenda.MarkDueAsync(visit.File.State.Id, cancellationToken);
        var change = await exchanges.ChangeAsync(visit.File, now, exchange => exchange.RenewLink(visit.Step.Key, now), cancellationToken);
        await workflow.NudgeAsync(client, change, cancellationToken);
        return await pages.MessageAsync(request, MessageKind.NewLinkSent, programme: visit.Programme, onRecord: visit.Step.Addressee!.Language);
    }

    private async Task<Visit?> OpenAsync(HttpRequest request, string id, string step, string? secret, PostedForm? form, CancellationToken cancellationToken)
    {
        if (!ExchangeId.TryParse(id, out var exchange) || !StepKey.TryParse(step, out var key) || secret is not { Length: > 0 and <= LinkKeys.MaxLength }
            || await exchanges.LoadAsync(exchange, cancellationToken) is not { } file
            || file.State.Steps.FirstOrDefault(s => s.Key == key) is not { } found)
        {
            return null;
        }

        var link = links.Look(file, found, secret);
        return link == LinkState.Unknown
            ? null
            : new Visit(request, form, file, await programmes.GetAsync(file.State.ProgrammeId, file.State.ProgrammeVersion, cancellationToken), found, secret, link);
    }

    /// <summary>The answer for a step or link at which nothing can be decided; null where the form is due.</summary>
    private async Task<IResult?> ClosedAsync(Visit visit) => visit switch
    {
        { Link: LinkState.PassedOn } => await DeadLinkAsync(visit, DeadLinkReason.PassedOn, renew: false),
        { Step.State: StepState.Decided } => await ReceiptAsync(visit),
        { Step.State: StepState.Expired } => await DeadLinkAsync(visit, DeadLinkReason.Expired, renew: false),
        { Step.State: StepState.Void } => await DeadLinkAsync(visit, DeadLinkReason.NoLongerNeeded, renew: false),
        { Link: LinkState.Replaced } => await DeadLinkAsync(visit, DeadLinkReason.Replaced, renew: true),
        { Step.WrongCodes: >= Step.MaxWrongCodes } => await DeadLinkAsync(visit, DeadLinkReason.TooManyAttempts, renew: true, StatusCodes.Status429TooManyRequests),
        _ => null,
    };

    private async Task<IResult> DecideAsync(Visit visit, Answer answer, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var id = visit.File.State.Id;
        var now = clock.GetUtcNow();
        if (answer.Amended is { } amended && !await visits.ClaimAsync(amended, id, cancellationToken))
        {
            var visited = EligibilityCheck.Run(amended, visit.Programme, visit.Programme.Deadlines.LocalDate(now), new EligibilityFacts(HasVisited: true));
            return await RefuseAsync(visit, [.. visited.Where(r => !r.Passed).Select(FormError.Of)]);
        }

        foreach (var upload in answer.Uploads)
        {
            await using var content = upload.Content.OpenReadStream();
            await evidence.WriteAsync(id, upload.File, content, cancellationToken);
        }

        // Marked before it is stored: whatever happens in between, the sweep finds the exchange.
        await agenda.MarkDueAsync(id, cancellationToken);
        var change = await exchanges.ChangeAsync(visit.File, now, exchange => answer.Move!(exchange, now), cancellationToken);

        // By what is recorded and not by the outcome: a commit whose answer was lost comes back as a repetition of itself.
        var recorded = change.After.Report?.Evidence.Select(f => f.Id).ToHashSet(StringComparer.Ordinal) ?? [];
        await evidence.DeleteAsync(id, answer.Uploads.Select(u => u.File).Where(f => !recorded.Contains(f.Id)), cancellationToken);

        await workflow.NudgeAsync(client, change, cancellationToken);
        var after = visit with
        {
            File = change.File,
            Step = change.After.Steps.First(s => s.Key == visit.Step.Key),
        };
        return change.Outcome switch
        {
            Outcome.Refused { Refusal: Refusal.DecidedDifferently } or Outcome.Repeated => await ReceiptAsync(after),
            Outcome.Refused { Refusal: Refusal.DeadlinePassed } => await DeadLinkAsync(after, DeadLinkReason.Expired, renew: false),
            Outcome.Refused { Refusal: Refusal.NoLongerNeeded } => await DeadLinkAsync(after, DeadLinkReason.NoLongerNeeded, renew: false),
            Outcome.Refused { Refusal: var refusal } => await RefuseAsync(visit, FormError.Of(AnswerReader.FieldOf(refusal), refusal)),
            _ => await ReceiptAsync(after, ReceiptKind.Recorded),
        };
    }

    private async Task<IResult> WrongCodeAsync(Visit visit, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var change = await exchanges.ChangeAsync(visit.File, now, exchange => exchange.CountWrongCode(visit.Step.Key, now), cancellationToken);
        var left = Step.MaxWrongCodes - change.After.Steps.First(s => s.Key == visit.Step.Key).WrongCodes;
        return left > 0
            ? await RefuseAsync(visit, FormError.Of("code", FormProblem.CodeWrong, left))
            : await DeadLinkAsync(visit, DeadLinkReason.TooManyAttempts, renew: true, StatusCodes.Status429TooManyRequests);
    }

    private Task<IResult> RefuseAsync(Visit visit, params FormError[] errors) => FormAsync(
        visit, new FormInput { Values = visit.Form!.Values, Errors = [.. errors] }, StatusCodes.Status422UnprocessableEntity);

    private Task<IResult> FormAsync(Visit visit, FormInput? input, int status) =>
        AnswerAsync(visit, StepModels.Of(visit.File, visit.Programme, visit.Step, visit.Secret, input), status);

    private Task<IResult> ReceiptAsync(Visit visit, ReceiptKind? kind = null)
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
        return AnswerAsync(visit, model, shown == ReceiptKind.DecidedDifferently ? StatusCodes.Status409Conflict : StatusCodes.Status200OK);
    }

    private Task<IResult> DeadLinkAsync(Visit visit, DeadLinkReason reason, bool renew, int status = StatusCodes.Status410Gone) => AnswerAsync(
        visit,
        new DeadLinkModel { Exchange = visit.File.State.Id, Step = visit.Step.Key, Reason = reason, Secret = renew ? visit.Secret : null },
        status);

    private Task<IResult> AnswerAsync(Visit visit, PageModel model, int status) =>
        pages.PageAsync(visit.Request, model, status, visit.Programme, visit.Step.Addressee!.Language, visit.Form);

    private sealed record Visit(
        HttpRequest Request, PostedForm? Form, ExchangeFile File, Programme Programme, Step Step, string Secret, LinkState Link);
}
