using System.Collections.Immutable;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Applications.Drafts;
using CE4BIG.Domain.Eligibility;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Drafts;
using CE4BIG.Functions.Lifecycle;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace CE4BIG.Functions.Web;

/// <summary>A visitor applies (domain: The lifecycle, Application).</summary>
public sealed class Apply(
    ExchangeStore exchanges,
    Programmes programmes,
    VisitRegister visits,
    FormNumbers numbers,
    DraftDesk drafts,
    Agenda agenda,
    Workflow workflow,
    PageResults pages,
    ProgrammeClock clock,
    ILogger<Apply> logger)
{
    /// <summary>The empty form.</summary>
    [Function("ApplyShow")]
    public Task<IResult> ShowAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "apply")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var asked = request.Query["programme"].FirstOrDefault();
        return asked is not null && programmes.Find(asked) is null
            ? pages.MessageAsync(request, MessageKind.NotFound)
            : pages.PageAsync(request, new ApplyModel { FormId = Guid.NewGuid() }, programme: programmes.Find(asked));
    }

    /// <summary>Takes an application, or says at each field what is wrong with it.</summary>
    [Function("ApplySubmit")]
    public async Task<IResult> SubmitAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "apply")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (form, problem) = await FormReader.ReadAsync(request, cancellationToken);
        if (form is null)
        {
            return await pages.MessageAsync(request, problem);
        }

        var programme = form["programme"] is { Length: > 0 } id ? programmes.Find(id) : programmes.Current.First();
        if (programme is null || !Guid.TryParse(form["formId"], out var formId))
        {
            return await pages.MessageAsync(request, MessageKind.BadRequest);
        }

        try
        {
            return form["save"] switch
            {
                "" => await SubmitAsync(request, client, programme, formId, form, cancellationToken),
                "draft" => await KeepAsync(request, programme, formId, form, cancellationToken),
                // The page again in the language that the address names, with everything typed and nothing judged.
                "language" => await pages.PageAsync(request, Form(formId, new FormInput { Values = form.Values }), programme: programme, form: form),
                _ => await pages.MessageAsync(request, MessageKind.BadRequest),
            };
        }
        catch (Exception failure) when (Outage.Is(failure) && !cancellationToken.IsCancellationRequested)
        {
            var input = new FormInput { Values = form.Values, Unavailable = true };
            return await pages.PageAsync(request, Form(formId, input), StatusCodes.Status503ServiceUnavailable, programme, form: form);
        }
    }

    private async Task<IResult> SubmitAsync(
        HttpRequest request, DurableTaskClient client, Programme programme, Guid formId, PostedForm form, CancellationToken cancellationToken)
    {
        var read = ApplicationReader.Read(form.Values, programme);
        return read.Ok
            ? await SubmitAsync(request, client, programme, formId, form, read.Value, cancellationToken)
            : await RefuseAsync(request, programme, formId, form, read.Errors.Select(FormError.Of));
    }

    private async Task<IResult> KeepAsync(HttpRequest request, Programme programme, Guid formId, PostedForm form, CancellationToken cancellationToken)
    {
        var read = DraftReader.Read(form.Values, programme);
        if (!read.Ok)
        {
            return await RefuseAsync(request, programme, formId, form, read.Errors.Select(FormError.Of));
        }

        var language = PageResults.ChooseLanguage(request, null, form);
        return await drafts.KeepAsync(programme, formId, read.Value, language, cancellationToken) is { } kept
            ? await pages.PageAsync(request, new DraftKeptModel(kept.Draft.Email, kept.Until, kept.Mailed), programme: programme, form: form)
            : await pages.PageAsync(
                request, new DraftGoneModel(DraftEnd.Submitted, DraftRules.Of(programme).KeepDays), StatusCodes.Status410Gone, programme, form: form);
    }

    private async Task<IResult> SubmitAsync(
        HttpRequest request, DurableTaskClient client, Programme programme, Guid formId, PostedForm form, Application application, CancellationToken cancellationToken)
    {
        var id = numbers.Exchange(formId);
        var now = clock.GetUtcNow();
        var today = programme.Deadlines.LocalDate(now);
        var failed = EligibilityCheck.Run(application, programme, today, new EligibilityFacts(HasVisited: false)).Where(r => !r.Passed).ToImmutableArray();

        // Claimed and marked before it is stored: a crash in between leaves a claim that lapses and a mark that the sweep removes.
        if (failed.IsEmpty && !await visits.ClaimAsync(application, id, cancellationToken))
        {
            failed = [.. EligibilityCheck.Run(application, programme, today, new EligibilityFacts(HasVisited: true)).Where(r => !r.Passed)];
        }

        if (!failed.IsEmpty)
        {
            // What is no longer eligible may have been when this very form was submitted before.
            return await exchanges.LoadAsync(id, cancellationToken) is { } submitted
                ? await AppliedAsync(request, programme, submitted.State, form)
                : await RefuseAsync(request, programme, formId, form, failed.Select(FormError.Of));
        }

        var exchange = Exchange.Submit(id, application, programme, now);
        // From here on it is carried through even if the person goes away: a second click makes the browser drop the first.
        await agenda.MarkDueAsync(id, CancellationToken.None);
        var added = await exchanges.AddAsync(exchange, now, CancellationToken.None);

        // Also for the second click, since the first one's attempt may not have got this far.
        await workflow.StartAsync(client, id, CancellationToken.None);
        await LetGoOfDraftAsync(formId);
        if (added)
        {
            return await AppliedAsync(request, programme, exchange.State, form);
        }

        var stored = await exchanges.LoadAsync(id, cancellationToken) ?? throw new InvalidOperationException($"Exchange {id} was there a moment ago.");
        return await AppliedAsync(request, programme, stored.State, form);
    }

    private async Task LetGoOfDraftAsync(Guid formId)
    {
        try
        {
            await drafts.SubmittedAsync(formId, CancellationToken.None);
        }
        catch (Exception failure) when (Outage.Is(failure))
        {
            // The application is in; the round finds out when the draft is next due.
            logger.LogWarning(failure, "The draft of an application that was submitted could not be removed yet.");
        }
    }

    private Task<IResult> AppliedAsync(HttpRequest request, Programme programme, ExchangeState state, PostedForm form)
    {
        var model = new AppliedModel
        {
            Exchange = state.Id,
            VisitorEmail = state.Application.VisitorContact.Email,
            HostOrganisation = state.Application.Host.Organisation,
            HostDue = state.Steps[0].DueAt,
        };
        return pages.PageAsync(request, model, programme: programme, onRecord: state.Application.VisitorContact.Language, form: form);
    }

    private Task<IResult> RefuseAsync(HttpRequest request, Programme programme, Guid formId, PostedForm form, IEnumerable<FormError> errors)
    {
        var input = new FormInput { Values = form.Values, Errors = [.. errors] };
        return pages.PageAsync(request, Form(formId, input), StatusCodes.Status422UnprocessableEntity, programme, form: form);
    }

    private static ApplyModel Form(Guid formId, FormInput input) => new() { FormId = formId, Input = input };
}
