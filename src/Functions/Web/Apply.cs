using System.Collections.Immutable;
using CE4BIG.Domain.Applications;
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

/// <summary>A visitor applies (domain: The lifecycle, Application).</summary>
public sealed class Apply(
    ExchangeStore exchanges, Programmes programmes, VisitRegister visits, LinkKeys keys, Agenda agenda, Workflow workflow, PageResults pages, ProgrammeClock clock)
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

        var read = ApplicationReader.Read(form.Values, programme);
        if (!read.Ok)
        {
            return await RefuseAsync(request, programme, formId, form, read.Errors.Select(FormError.Of));
        }

        try
        {
            return await SubmitAsync(request, client, programme, formId, form, read.Value, cancellationToken);
        }
        catch (Exception failure) when (Outage.Is(failure) && !cancellationToken.IsCancellationRequested)
        {
            var input = new FormInput { Values = form.Values, Unavailable = true };
            return await pages.PageAsync(
                request, new ApplyModel { FormId = formId, Input = input }, StatusCodes.Status503ServiceUnavailable, programme, form: form);
        }
    }

    private async Task<IResult> SubmitAsync(
        HttpRequest request, DurableTaskClient client, Programme programme, Guid formId, PostedForm form, Application application, CancellationToken cancellationToken)
    {
        // The number follows from the form's id, so a second submit of the same form finds the first one's exchange.
        var id = ExchangeId.FromRandom(keys.Derive("exchange", formId.ToString("N")).AsSpan(0, ExchangeId.RandomLength));
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
        if (added)
        {
            return await AppliedAsync(request, programme, exchange.State, form);
        }

        var stored = await exchanges.LoadAsync(id, cancellationToken) ?? throw new InvalidOperationException($"Exchange {id} was there a moment ago.");
        return await AppliedAsync(request, programme, stored.State, form);
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
        return pages.PageAsync(request, new ApplyModel { FormId = formId, Input = input }, StatusCodes.Status422UnprocessableEntity, programme, form: form);
    }
}
