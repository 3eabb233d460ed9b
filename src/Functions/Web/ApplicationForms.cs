using System.Collections.Immutable;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Lists;
using CE4BIG.Functions.Time;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;

namespace CE4BIG.Functions.Web;

/// <summary>Shows the application form section by section. Nothing of it is kept here: what was typed elsewhere comes with every request.</summary>
public sealed class ApplicationForms(ListStore lists, PageResults pages, ProgrammeClock clock)
{
    /// <summary>How far what was typed is, by the rules of today.</summary>
    public ApplicationProgress Progress(IReadOnlyDictionary<string, string> typed, Programme programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return ApplicationProgress.Of(typed, programme, programme.Deadlines.LocalDate(clock.GetUtcNow()));
    }

    /// <summary>The section that a form was sent from; the first one where it does not say.</summary>
    public static ApplicationSection Section(PostedForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return ApplicationSections.TryParse(form["section"], out var section) ? section : ApplicationSection.Organisation;
    }

    /// <summary>A section with what was typed, not judged.</summary>
    public Task<IResult> ShowAsync(HttpRequest request, Programme programme, Guid formId, ApplicationSection section, PostedForm form) =>
        PageAsync(request, programme, formId, section, FormInput.Empty, StatusCodes.Status200OK, form);

    /// <summary>A section with what is wrong in it.</summary>
    public Task<IResult> RefuseAsync(
        HttpRequest request, Programme programme, Guid formId, ApplicationSection section, PostedForm form, IEnumerable<FormError> errors) =>
        PageAsync(request, programme, formId, section, new FormInput { Errors = [.. errors] }, StatusCodes.Status422UnprocessableEntity, form);

    /// <summary>A section that says that storage is away.</summary>
    public Task<IResult> UnavailableAsync(HttpRequest request, Programme programme, Guid formId, ApplicationSection section, PostedForm form) =>
        PageAsync(request, programme, formId, section, new FormInput { Unavailable = true }, StatusCodes.Status503ServiceUnavailable, form);

    /// <summary>Goes where a button leads: on, back, or to a section by its name. Only going on judges, and only the section that was left.</summary>
    public Task<IResult> GoAsync(HttpRequest request, Programme programme, Guid formId, PostedForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var here = Section(form);
        switch (form["go"])
        {
            case "next" when here is not ApplicationSection.Review && Progress(form.Values, programme)[here] is { IsRight: false } found:
                return RefuseAsync(request, programme, formId, here, form, Errors(found));
            case "next":
                return ShowAsync(request, programme, formId, here is ApplicationSection.Review ? here : here + 1, form);
            case "back":
                return ShowAsync(request, programme, formId, here is ApplicationSection.Organisation ? here : here - 1, form);
            case var name when ApplicationSections.TryParse(name, out var there):
                return ShowAsync(request, programme, formId, there, form);
            default:
                return pages.MessageAsync(request, MessageKind.BadRequest);
        }
    }

    /// <summary>What is wrong with a section, in its order.</summary>
    public static IEnumerable<FormError> Errors(SectionProgress section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return section.Errors.Select(FormError.Of).Concat(section.Failed.Select(FormError.Of));
    }

    private async Task<IResult> PageAsync(HttpRequest request, Programme programme, Guid formId, ApplicationSection section, FormInput input, int status, PostedForm form)
    {
        var model = new ApplyModel
        {
            FormId = formId,
            Section = section,
            Progress = Progress(form.Values, programme),
            Input = input with { Values = form.Values },
            HostNames = section is ApplicationSection.Host && !input.Unavailable ? await HostNamesAsync(request, programme, form) : [],
        };
        return await pages.PageAsync(request, model, status, programme, form: form);
    }

    // A comfort: where storage is away the form goes on without.
    private async Task<ImmutableArray<string>> HostNamesAsync(HttpRequest request, Programme programme, PostedForm form)
    {
        try
        {
            CountryCode? country = CountryCode.TryParse(form[ApplicationFields.HostCountry], out var chosen) ? chosen : null;
            return await lists.HostNamesAsync(programme.Id, country, request.HttpContext.RequestAborted);
        }
        catch (Exception failure) when (Outage.Is(failure))
        {
            return [];
        }
    }
}
