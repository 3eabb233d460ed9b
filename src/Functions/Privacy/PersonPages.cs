using System.Text;
using CE4BIG.Domain.Applications;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Time;
using CE4BIG.Functions.Web;
using CE4BIG.Pages;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Privacy;

/// <summary>Where a coordinator looks up all that is held about one person, and takes it as a file. The address is posted, so that it stands in no path and no log.</summary>
public sealed class PersonPages(PersonFiles files, StaffSessions sessions, PageResults pages, PageRenderer renderer, ProgrammeClock clock)
{
    private const string PersonAddress = "desk/person";

    /// <summary>The empty form.</summary>
    [Function("DeskPerson")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = PersonAddress)] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return sessions.Find(request) is not { } staff ? Results.Redirect("/desk/sign-in")
            : staff.Cluster is not null ? await pages.MessageAsync(request, MessageKind.Forbidden, programme: staff.Programme, onRecord: staff.Person.Language)
            : await pages.PageAsync(request, new PersonModel(), programme: staff.Programme, onRecord: staff.Person.Language);
    }

    /// <summary>What is held: as a page, or as a file for people or for machines.</summary>
    [Function("DeskPersonFind")]
    public async Task<IResult> FindAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PersonAddress)] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (sessions.Find(request) is not { } staff)
        {
            return Results.Redirect("/desk/sign-in");
        }

        var (form, problem) = await FormReader.ReadAsync(request, cancellationToken);
        if (form is null || staff.Cluster is not null)
        {
            return await pages.MessageAsync(request, form is null ? problem : MessageKind.Forbidden, programme: staff.Programme, onRecord: staff.Person.Language);
        }

        if (!EmailAddress.TryRead(form["personEmail"], out var email))
        {
            var wrong = new PersonModel { Input = new FormInput { Values = form.Values, Errors = [FormError.Of(new FieldError("personEmail", FieldProblem.NotAnEmail))] } };
            return await pages.PageAsync(request, wrong, StatusCodes.Status422UnprocessableEntity, staff.Programme, staff.Person.Language, form);
        }

        var model = await files.FindAsync(staff, email, cancellationToken) with { Input = new FormInput { Values = form.Values } };
        var frame = new PageFrame { Language = PageResults.ChooseLanguage(request, staff.Person.Language, form), Programme = staff.Programme, Now = clock.GetUtcNow(), Path = "/" };
        return form["action"] switch
        {
            "json" => Results.File(PersonFiles.Json(model), "application/json", "person.json"),
            "html" => Results.File(Encoding.UTF8.GetBytes(await renderer.RenderFileAsync(model, frame)), "text/html; charset=utf-8", "person.html"),
            _ => await pages.PageAsync(request, model, programme: staff.Programme, onRecord: staff.Person.Language, form: form),
        };
    }
}
