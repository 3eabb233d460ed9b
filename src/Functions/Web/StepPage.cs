using CE4BIG.Domain.Eligibility;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Lifecycle;
using CE4BIG.Functions.Links;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CE4BIG.Functions.Web;

/// <summary>
/// The page of one step, for the person it is asked of (architecture §4). Looking decides nothing; answering takes the link, the
/// code from the mail and a choice.
/// </summary>
public sealed class StepPage(
    ExchangeStore exchanges,
    Programmes programmes,
    EvidenceStore evidence,
    EvidenceRegister register,
    VisitRegister visits,
    StepLinks links,
    AnswerReader answers,
    Agenda agenda,
    Workflow workflow,
    StepScreens screens,
    StepGate gate,
    LinkRenewal renewal,
    PageResults pages,
    ProgrammeClock clock,
    ILogger<StepPage> logger)
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

        return await screens.ClosedAsync(visit) ?? await screens.FormAsync(visit, null, StatusCodes.Status200OK);
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

        StepVisit? visit = null;
        try
        {
            // One answer to an exchange at a time, so that codes cannot be tried side by side.
            using var turn = await gate.EnterAsync(id, cancellationToken);
            visit = await OpenAsync(request, id, step, form["k"], form, cancellationToken);
            return visit is null ? await pages.MessageAsync(request, MessageKind.NotFound) : await AnswerAsync(visit, form, client, cancellationToken);
        }
        catch (Exception failure) when (Outage.Is(failure) && !cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning(failure, "Storage was away while {Subject} was answered.", Subject.Of(request.Path));
            return visit is not null
                ? await screens.FormAsync(visit, new FormInput { Values = form.Values, Unavailable = true }, StatusCodes.Status503ServiceUnavailable)
                : await pages.PageAsync(
                    request, new RetryModel(request.Path, form.Values, !form.Files.IsEmpty), StatusCodes.Status503ServiceUnavailable, form: form);
        }
    }

    private async Task<IResult> AnswerAsync(StepVisit visit, PostedForm form, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (await screens.ClosedAsync(visit) is { } closed)
        {
            return closed;
        }

        if (DecisionNames.Read(visit.Step.Key.Kind, form["decision"]) is not { } decision)
        {
            var missing = form["decision"].Length == 0 ? FormProblem.DecisionMissing : FormProblem.DecisionUnknown;
            return await screens.RefuseAsync(visit, FormError.Of("decision", missing));
        }

        // Everything that is wrong is said at once, the code included; but a wrong code counts only on a form that is right otherwise.
        var answer = await answers.ReadAsync(visit.File, visit.Programme, visit.Step.Key, decision, form, cancellationToken);
        var code = form["code"].Trim().Replace(" ", string.Empty, StringComparison.Ordinal);
        if (code.Length == 0)
        {
            return await screens.RefuseAsync(visit, [.. answer.Errors, FormError.Of("code", FormProblem.CodeMissing)]);
        }

        if (answer.Move is null)
        {
            return await screens.RefuseAsync(visit, [.. answer.Errors]);
        }

        return links.IsCode(visit.File.State.Id, visit.Step, code)
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
            return (await screens.ClosedAsync(visit))!;
        }

        await renewal.RenewAsync(client, visit.File, visit.Step.Key, cancellationToken);
        return await pages.MessageAsync(request, MessageKind.NewLinkSent, programme: visit.Programme, onRecord: visit.Step.Addressee!.Language);
    }

    private async Task<StepVisit?> OpenAsync(HttpRequest request, string id, string step, string? secret, PostedForm? form, CancellationToken cancellationToken)
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
            : new StepVisit(request, form, file, await programmes.GetAsync(file.State.ProgrammeId, file.State.ProgrammeVersion, cancellationToken), found, secret, link);
    }

    private async Task<IResult> DecideAsync(StepVisit visit, Answer answer, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var id = visit.File.State.Id;
        var now = clock.GetUtcNow();
        if (answer.Amended is { } amended && !await visits.ClaimAsync(amended, id, cancellationToken))
        {
            var visited = EligibilityCheck.Run(amended, visit.Programme, visit.Programme.Deadlines.LocalDate(now), new EligibilityFacts(HasVisited: true));
            return await screens.RefuseAsync(visit, [.. visited.Where(r => !r.Passed).Select(FormError.Of)]);
        }

        foreach (var upload in answer.Uploads)
        {
            await using var content = upload.Content.OpenReadStream();
            await evidence.WriteAsync(id, upload.File, content, cancellationToken);
        }

        await register.AddAsync(id, answer.Uploads.Select(u => u.File), cancellationToken);

        // Marked before it is stored: whatever happens in between, the sweep finds the exchange. And from here on it is carried
        // through even if the person goes away: a second click makes the browser drop the first.
        await agenda.MarkDueAsync(id, CancellationToken.None);
        var stale = false;
        var change = await exchanges.ChangeAsync(visit.File, now, Decide, CancellationToken.None);

        // By what is recorded and not by the outcome: a commit whose answer was lost comes back as a repetition of itself.
        var recorded = change.After.Report?.Evidence.Select(f => f.Id).ToHashSet(StringComparer.Ordinal) ?? [];
        var known = change.After.Report?.Evidence.Select(f => f.Sha256).ToHashSet(StringComparer.Ordinal) ?? [];
        await evidence.DeleteAsync(id, answer.Uploads.Select(u => u.File).Where(f => !recorded.Contains(f.Id)), CancellationToken.None);
        await register.RemoveAsync(id, answer.Uploads.Select(u => u.File).Where(f => !known.Contains(f.Sha256)), CancellationToken.None);

        await workflow.NudgeAsync(client, change, CancellationToken.None, visit.Step.Key);
        var after = visit with
        {
            File = change.File,
            Step = change.After.Steps.First(s => s.Key == visit.Step.Key),
        };
        return change.Outcome switch
        {
            _ when stale => await screens.DeadLinkAsync(after, DeadLinkReason.Replaced, renew: true),
            Outcome.Refused { Refusal: Refusal.DecidedDifferently } or Outcome.Repeated => await screens.ReceiptAsync(after),
            Outcome.Refused { Refusal: Refusal.DeadlinePassed } => await screens.DeadLinkAsync(after, DeadLinkReason.Expired, renew: false),
            Outcome.Refused { Refusal: Refusal.NoLongerNeeded } => await screens.DeadLinkAsync(after, DeadLinkReason.NoLongerNeeded, renew: false),
            Outcome.Done when after.Step.IsOpen => await screens.PassedOnAsync(visit, after, now),
            Outcome.Refused { Refusal: var refusal } => await screens.RefuseAsync(visit, FormError.Of(AnswerReader.FieldOf(refusal), refusal)),
            _ => await screens.ReceiptAsync(after, ReceiptKind.Recorded),
        };

        // The link was looked at before; by now the step may have passed to the deputy, whose decision this is not.
        Outcome Decide(Exchange exchange)
        {
            stale = exchange.Find(visit.Step.Key) is { IsOpen: true } now && now.LinkSerial != visit.Step.LinkSerial;
            return stale ? new Outcome.Refused(Refusal.NoLongerNeeded) : answer.Move!(exchange, clock.GetUtcNow());
        }
    }

    private async Task<IResult> WrongCodeAsync(StepVisit visit, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var change = await exchanges.ChangeAsync(visit.File, now, exchange => exchange.CountWrongCode(visit.Step.Key, now), cancellationToken);
        var left = Step.MaxWrongCodes - change.After.Steps.First(s => s.Key == visit.Step.Key).WrongCodes;
        return left > 0
            ? await screens.RefuseAsync(visit, FormError.Of("code", FormProblem.CodeWrong, left))
            : await screens.DeadLinkAsync(visit, DeadLinkReason.TooManyAttempts, renew: true, StatusCodes.Status429TooManyRequests);
    }
}
