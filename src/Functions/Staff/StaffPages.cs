using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Time;
using CE4BIG.Functions.Web;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Staff;

/// <summary>Where staff choose how their mails come, and enter absences: everybody their own, managers their cluster's, coordinators everybody's.</summary>
public sealed class StaffPages(StaffRegister register, StaffScreens views, StaffSessions sessions, PageResults pages, ProgrammeClock clock)
{
    private const string MyAddress = "desk/me";
    private const string PeopleAddress = "desk/people";

    /// <summary>One's own settings.</summary>
    [Function("StaffMe")]
    public Task<IResult> MeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = MyAddress)] HttpRequest request, CancellationToken cancellationToken) =>
        ShowAsync(request, mine: true, cancellationToken);

    /// <summary>Everybody of the programme.</summary>
    [Function("StaffPeople")]
    public Task<IResult> PeopleAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = PeopleAddress)] HttpRequest request, CancellationToken cancellationToken) =>
        ShowAsync(request, mine: false, cancellationToken);

    /// <summary>Changes one's own settings.</summary>
    [Function("StaffMeChange")]
    public Task<IResult> ChangeMeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = MyAddress)] HttpRequest request, CancellationToken cancellationToken) =>
        ChangeAsync(request, mine: true, cancellationToken);

    /// <summary>Changes somebody's absences.</summary>
    [Function("StaffPeopleChange")]
    public Task<IResult> ChangePeopleAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PeopleAddress)] HttpRequest request, CancellationToken cancellationToken) =>
        ChangeAsync(request, mine: false, cancellationToken);

    private async Task<IResult> ShowAsync(HttpRequest request, bool mine, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (sessions.Find(request) is not { } staff)
        {
            return Results.Redirect("/desk/sign-in");
        }

        var settings = await register.ReadAsync(staff.Programme.Id, cancellationToken);
        PageModel model = mine ? views.Me(staff, settings) : views.People(staff, settings);
        return await pages.PageAsync(request, model, programme: staff.Programme, onRecord: staff.Person.Language);
    }

    private async Task<IResult> ChangeAsync(HttpRequest request, bool mine, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (sessions.Find(request) is not { } staff)
        {
            return Results.Redirect("/desk/sign-in");
        }

        var (form, problem) = await FormReader.ReadAsync(request, cancellationToken);
        if (form is null)
        {
            return await pages.MessageAsync(request, problem, programme: staff.Programme, onRecord: staff.Person.Language);
        }

        var person = mine ? staff.Person.Id : form["absencePerson"];
        if (person.Length > 0 && !StaffScreens.MayChange(staff, person))
        {
            return await pages.MessageAsync(request, MessageKind.Forbidden, programme: staff.Programme, onRecord: staff.Person.Language);
        }

        var errors = new List<FormError>();
        var done = await DoAsync(staff, person, form, mine, errors);
        if (done is null && errors.Count == 0)
        {
            return await pages.MessageAsync(request, MessageKind.BadRequest, programme: staff.Programme, onRecord: staff.Person.Language);
        }

        var settings = await register.ReadAsync(staff.Programme.Id, cancellationToken);
        var input = errors.Count > 0 ? new FormInput { Values = form.Values, Errors = [.. errors] } : FormInput.Empty;
        PageModel model = mine
            ? views.Me(staff, settings) with { Done = done, Input = input }
            : views.People(staff, settings) with { Done = done, Input = input };
        var status = errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        return await pages.PageAsync(request, model, status, staff.Programme, staff.Person.Language, form);
    }

    // Not cancelled once begun: whoever closes the page meant what they sent.
    private async Task<StaffChange?> DoAsync(StaffMember staff, string person, PostedForm form, bool mine, List<FormError> errors)
    {
        switch (form["action"])
        {
            case "mail" when mine && form["mailMode"] is "each" or "digest":
                await register.ChangeAsync(staff.Programme.Id, person, settings => settings with { Digest = form["mailMode"] == "digest" }, CancellationToken.None);
                return StaffChange.Mails;
            case "add":
                return await AddAsync(staff, person, form, errors) ? StaffChange.Added : null;
            case "remove" when person.Length > 0:
                var from = FormFields.Date(form, "absenceFrom", []);
                await register.ChangeAsync(staff.Programme.Id, person, settings => settings with { Absences = settings.Absences.RemoveAll(a => a.From == from) }, CancellationToken.None);
                return StaffChange.Removed;
            default:
                return null;
        }
    }

    private async Task<bool> AddAsync(StaffMember staff, string person, PostedForm form, List<FormError> errors)
    {
        if (person.Length == 0)
        {
            errors.Add(FormError.Of("absencePerson", FormProblem.ChoiceMissing));
        }

        var absence = new Absence(
            FormFields.Date(form, "absenceFrom", errors),
            FormFields.Date(form, "absenceTo", errors),
            form["absenceStandIn"] is { Length: > 0 } standIn ? standIn : null);
        if (errors.Count > 0)
        {
            return false;
        }

        var today = staff.Programme.Deadlines.LocalDate(clock.GetUtcNow());
        AbsenceProblem? problem = null;
        await register.ChangeAsync(
            staff.Programme.Id,
            person,
            settings =>
            {
                // What is over does not count, and need not be kept.
                var present = settings.Absences.RemoveAll(a => a.To < today);
                problem = AbsenceRules.Check(staff.Programme, person, present, absence, today);
                return problem is null ? settings with { Absences = [.. present.Add(absence).OrderBy(a => a.From)] } : null;
            },
            CancellationToken.None);
        if (problem is { } found)
        {
            errors.Add(Error(found));
        }

        return problem is null;
    }

    private static FormError Error(AbsenceProblem problem) => problem switch
    {
        AbsenceProblem.EndsBeforeItBegins => FormError.Of("absenceTo", FormProblem.AbsenceEnds),
        AbsenceProblem.IsOver => FormError.Of("absenceTo", FormProblem.AbsenceOver),
        AbsenceProblem.TooLong => FormError.Of("absenceTo", FormProblem.AbsenceTooLong, AbsenceRules.LongestDays),
        AbsenceProblem.Overlaps => FormError.Of("absenceFrom", FormProblem.AbsenceOverlaps),
        AbsenceProblem.TooMany => FormError.Of("absenceFrom", FormProblem.AbsencesTooMany, AbsenceRules.Most),
        AbsenceProblem.NoSuchStandIn => FormError.Of("absenceStandIn", FormProblem.StandInUnknown),
    };
}
