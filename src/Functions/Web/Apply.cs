using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Applications.Drafts;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Drafts;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using CE4BIG.Pages;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CE4BIG.Functions.Web;

/// <summary>A visitor applies (domain: The lifecycle, Application).</summary>
public sealed class Apply(
    Programmes programmes,
    DraftDesk drafts,
    Submissions submissions,
    PageResults pages,
    ApplicationForms forms,
    ProgrammeClock clock)
{
    /// <summary>The empty form.</summary>
    [Function("ApplyShow")]
    public Task<IResult> ShowAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "apply")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var asked = request.Query["programme"].FirstOrDefault();
        var programme = asked is null ? programmes.Current.First() : programmes.Find(asked);
        return programme is null
            ? pages.MessageAsync(request, MessageKind.NotFound)
            : pages.PageAsync(request, new ApplyModel { FormId = Guid.NewGuid(), Progress = forms.Progress(FormInput.Empty.Values, programme) }, programme: programme);
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
            return (form["save"], form["go"]) switch
            {
                ("", "" or "submit") => await SubmitAsync(request, client, programme, formId, form, cancellationToken),
                ("", _) => await forms.GoAsync(request, programme, formId, form),
                ("draft", _) => await KeepAsync(request, programme, formId, form, cancellationToken),
                ("auto", _) => await KeepQuietlyAsync(request, programme, formId, form, cancellationToken),
                // The page again in the language that the address names, with everything typed and nothing judged.
                ("language", _) => await forms.ShowAsync(request, programme, formId, ApplicationForms.Section(form), form),
                _ => await pages.MessageAsync(request, MessageKind.BadRequest),
            };
        }
        catch (Exception failure) when (Outage.Is(failure) && !cancellationToken.IsCancellationRequested)
        {
            return form["save"] == "auto"
                ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable)
                : await forms.UnavailableAsync(request, programme, formId, ApplicationForms.Section(form), form);
        }
    }

    private async Task<IResult> SubmitAsync(
        HttpRequest request, DurableTaskClient client, Programme programme, Guid formId, PostedForm form, CancellationToken cancellationToken)
    {
        var read = ApplicationReader.Read(form.Values, programme);
        return read.Ok
            ? await SubmitAsync(request, client, programme, formId, form, read.Value, cancellationToken)
            // Not only the fields that cannot be read: also the rules that the others already break.
            : await RefuseAsync(request, programme, formId, form, forms.Progress(form.Values, programme).Sections.SelectMany(ApplicationForms.Errors));
    }

    private async Task<IResult> KeepAsync(HttpRequest request, Programme programme, Guid formId, PostedForm form, CancellationToken cancellationToken)
    {
        var read = DraftReader.Read(form.Values, programme);
        if (!read.Ok)
        {
            // What stands in the way may have been typed in another section.
            var here = ApplicationForms.Section(form);
            var there = read.Errors.Any(error => ApplicationSections.Of(error.Field) == here) ? here : ApplicationSections.Of(read.Errors[0].Field) ?? here;
            var errors = read.Errors.Where(error => ApplicationSections.Of(error.Field) == there).Select(FormError.Of);
            return await forms.RefuseAsync(request, programme, formId, there, form, errors);
        }

        var language = PageResults.ChooseLanguage(request, null, form);
        return await drafts.KeepAsync(programme, formId, read.Value, language, cancellationToken) is { } kept
            ? await pages.PageAsync(request, new DraftKeptModel(kept.Draft.Email, kept.Until, kept.Link), programme: programme, form: form)
            : await pages.PageAsync(
                request, new DraftGoneModel(DraftEnd.Submitted, DraftRules.Of(programme).KeepDays), StatusCodes.Status410Gone, programme, form: form);
    }

    /// <summary>Keeps what was typed while somebody goes on typing; the answer is one sentence for the page to show.</summary>
    private async Task<IResult> KeepQuietlyAsync(HttpRequest request, Programme programme, Guid formId, PostedForm form, CancellationToken cancellationToken)
    {
        var read = DraftReader.Read(form.Values, programme);
        var language = PageResults.ChooseLanguage(request, null, form);
        if (!read.Ok)
        {
            return Results.Json(new { message = AutosaveNote.Failed(language) }, statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        return await drafts.KeepQuietlyAsync(programme, formId, read.Value, language, cancellationToken) is { } kept
            ? Results.Json(new { message = AutosaveNote.Saved(language, programme.TimeZone, clock.Real.GetUtcNow(), kept.Link, kept.Draft.Email) })
            : Results.Json(new { message = AutosaveNote.Submitted(language) }, statusCode: StatusCodes.Status410Gone);
    }

    private async Task<IResult> SubmitAsync(
        HttpRequest request, DurableTaskClient client, Programme programme, Guid formId, PostedForm form, Application application, CancellationToken cancellationToken)
    {
        var submission = await submissions.SubmitAsync(client, programme, formId, application, cancellationToken);
        return submission.Exchange is { } exchange
            ? await AppliedAsync(request, programme, exchange, form)
            : await RefuseAsync(request, programme, formId, form, submission.Failed.Select(FormError.Of));
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

    private Task<IResult> RefuseAsync(HttpRequest request, Programme programme, Guid formId, PostedForm form, IEnumerable<FormError> errors) =>
        forms.RefuseAsync(request, programme, formId, ApplicationSection.Review, form, errors);
}
