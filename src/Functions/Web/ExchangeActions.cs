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
/// What visitor and host do of their own accord on their page: postpone, withdraw, cancel, report a no-show (domain: The lifecycle). As at
/// a step, it takes the link, the code from the mail and a reason; looking does nothing.
/// </summary>
public sealed class ExchangeActions(
    ExchangeStore exchanges,
    Programmes programmes,
    StepLinks links,
    Agenda agenda,
    Workflow workflow,
    ExchangeScreens screens,
    StepGate gate,
    PageResults pages,
    ProgrammeClock clock,
    ILogger<ExchangeActions> logger)
{
    private const int LongestReason = 2000;
    private static readonly TimeSpan BetweenCodes = TimeSpan.FromMinutes(1);

    /// <summary>Does what is asked, or says why not.</summary>
    [Function("ExchangeAct")]
    public async Task<IResult> ActAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "exchange/{id}/act")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (form, problem) = await FormReader.ReadAsync(request, cancellationToken);
        if (form is null)
        {
            return await pages.MessageAsync(request, problem);
        }

        try
        {
            // One at a time, so that codes cannot be tried side by side.
            using var turn = await gate.EnterAsync(id, cancellationToken);
            return await OpenAsync(request, id, form, cancellationToken) is not { } visit ? await pages.MessageAsync(request, MessageKind.NotFound)
                : InterventionNames.Read(form["action"]) is not { } action || !Moves.Of(action).By.Contains(visit.Role) ? await pages.MessageAsync(request, MessageKind.BadRequest)
                : await ActAsync(visit, action, client, cancellationToken);
        }
        catch (Exception failure) when (Outage.Is(failure) && !cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning(failure, "Storage was away while somebody acted on {Subject}.", Subject.Of(request.Path));
            return await pages.PageAsync(request, new RetryModel(request.Path, form.Values, false), StatusCodes.Status503ServiceUnavailable, form: form);
        }
    }

    /// <summary>Mails a fresh link and code to the address on record.</summary>
    [Function("ExchangeNewCode")]
    public async Task<IResult> NewCodeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "exchange/{id}/new-code")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (form, problem) = await FormReader.ReadAsync(request, cancellationToken);
        if (form is null)
        {
            return await pages.MessageAsync(request, problem);
        }

        if (await OpenAsync(request, id, form, cancellationToken) is not { } visit)
        {
            return await pages.MessageAsync(request, MessageKind.NotFound);
        }

        if (!RenewedLately(visit))
        {
            await ChangeAsync(visit, client, (exchange, now) => exchange.RenewPageCode(visit.Role, now));
        }

        return await pages.MessageAsync(request, MessageKind.PageCodeSent, programme: visit.Programme, onRecord: visit.Person.Language);
    }

    private async Task<IResult> ActAsync(ExchangeVisit visit, Intervention action, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var form = visit.Form!;
        var page = visit.Role == Role.Host ? visit.File.State.HostPage : visit.File.State.VisitorPage;
        if (page.IsBlocked)
        {
            return await pages.MessageAsync(visit.Request, MessageKind.TooManyAttempts, programme: visit.Programme, onRecord: visit.Person.Language);
        }

        // As at a step: everything that is wrong is said at once, and a wrong code counts only on a form that is right otherwise.
        var errors = new List<FormError>();
        FormFields.Text(form, "reason", LongestReason, required: false, errors);
        if (form["reason"].Trim().Length == 0)
        {
            errors.Add(FormError.Of("reason", Refusal.ReasonMissing));
        }

        var code = form["code"].Replace(" ", string.Empty, StringComparison.Ordinal);
        if (code.Length == 0)
        {
            errors.Add(FormError.Of("code", FormProblem.CodeMissing));
        }

        if (errors.Count > 0)
        {
            return await screens.PageAsync(visit, cancellationToken, action, [.. errors]);
        }

        if (!links.IsPageCode(visit.File.State, visit.Role, code))
        {
            return await WrongCodeAsync(visit, action, cancellationToken);
        }

        var change = await ChangeAsync(visit, client, (exchange, now) => Act(exchange, action, visit.Person, form["reason"], now));
        var after = visit with { File = change.File };
        return change.Outcome is Outcome.Refused { Refusal: var refusal }
            ? await screens.PageAsync(after, cancellationToken, action, FormError.Of("reason", refusal))
            : await screens.PageAsync(after, cancellationToken, action);
    }

    private static Outcome Act(Exchange exchange, Intervention action, Addressee by, string reason, DateTimeOffset now) => action switch
    {
        Intervention.Postpone => exchange.Postpone(by, reason, now),
        Intervention.ChangeHost => exchange.ChangeHost(by, reason, now),
        Intervention.Withdraw => exchange.Withdraw(by, reason, now),
        Intervention.CancelByHost => exchange.CancelByHost(by, reason, now),
        Intervention.ReportNoShow => exchange.ReportNoShow(by, reason, now),
        Intervention.ForceMajeure => exchange.DeclareForceMajeure(by, reason, now),
        Intervention.CancelByCluster or Intervention.Extend or Intervention.Resend or Intervention.ReplacePerson or Intervention.Restart
            or Intervention.ApplyProgramme or Intervention.HoldLegally or Intervention.ReleaseHold or Intervention.Recover
            or Intervention.TakeOver or Intervention.PaymentCameBack or Intervention.AdvanceCameBack =>
            throw new ArgumentException("That is the staff's.", nameof(action)),
    };

    private async Task<IResult> WrongCodeAsync(ExchangeVisit visit, Intervention action, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var change = await exchanges.ChangeAsync(visit.File, now, exchange => exchange.CountWrongPageCode(visit.Role, now), cancellationToken);
        var page = visit.Role == Role.Host ? change.After.HostPage : change.After.VisitorPage;
        return page.IsBlocked
            ? await pages.MessageAsync(visit.Request, MessageKind.TooManyAttempts, programme: visit.Programme, onRecord: visit.Person.Language)
            : await screens.PageAsync(
                visit with { File = change.File }, cancellationToken, action, FormError.Of("code", FormProblem.CodeWrong, Step.MaxWrongCodes - page.WrongCodes));
    }

    // Marked before it is stored, and then carried through even if the person goes away.
    private async Task<Change> ChangeAsync(ExchangeVisit visit, DurableTaskClient client, Func<Exchange, DateTimeOffset, Outcome> move)
    {
        await agenda.MarkDueAsync(visit.File.State.Id, CancellationToken.None);
        var change = await exchanges.ChangeAsync(visit.File, clock.GetUtcNow(), exchange => move(exchange, clock.GetUtcNow()), CancellationToken.None);
        await workflow.FollowAsync(client, change, CancellationToken.None);
        return change;
    }

    private Task<ExchangeVisit?> OpenAsync(HttpRequest request, string id, PostedForm form, CancellationToken cancellationToken) =>
        ExchangeVisit.OpenAsync(exchanges, programmes, links, request, id, form["k"], form, cancellationToken);

    // A scanner that presses the button, or an impatient person, gets one mail and not one a click.
    private bool RenewedLately(ExchangeVisit visit)
    {
        var last = visit.File.Mails.Where(m => m.Notice.Kind == NoticeKind.PageCode && m.Notice.To.Role == visit.Role).Select(m => m.CreatedAt).DefaultIfEmpty().Max();
        return (clock.GetUtcNow() - last) / clock.Scale < BetweenCodes;
    }
}
