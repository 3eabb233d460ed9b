using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Time;
using CE4BIG.Functions.Web;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Lists;

/// <summary>Where the coordinator imports lists of members and hosts: a file is looked at first, and taken into use by a second step.</summary>
public sealed class ListPages(ListStore lists, StaffSessions sessions, PageResults pages, ProgrammeClock clock)
{
    private const string Address = "desk/import";
    private const int FirstShown = 20;
    private const int MostErrorsShown = 50;

    /// <summary>The lists in use, and a form for a file.</summary>
    [Function("ListImport")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Address)] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await RefusedAsync(request) ?? await PageAsync(request, static model => model, null, cancellationToken);
    }

    /// <summary>Reads a file and shows what came of it, or takes what was read into use.</summary>
    [Function("ListImportSend")]
    public async Task<IResult> SendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await RefusedAsync(request) is { } refused)
        {
            return refused;
        }

        var staff = sessions.Find(request)!;
        var (form, problem) = await FormReader.ReadAsync(request, cancellationToken);
        if (form is null || form["kind"] is not (nameof(ListKind.Participants) or nameof(ListKind.Hosts)))
        {
            return await pages.MessageAsync(request, form is null ? problem : MessageKind.BadRequest, programme: staff.Programme, onRecord: staff.Person.Language);
        }

        var kind = Enum.Parse<ListKind>(form["kind"]);
        if (form["version"] is { Length: > 0 } version)
        {
            var done = await lists.PublishAsync(staff.Programme.Id, kind, version, staff.Name, clock.GetUtcNow(), cancellationToken);
            return await PageAsync(request, model => model with { Kind = kind, Done = done ? kind : null, Gone = !done }, form, cancellationToken);
        }

        var (lines, errors) = await ListReader.ReadAsync(form.Files.FirstOrDefault(file => file.Name == "list"), staff.Programme, cancellationToken);
        if (!errors.IsEmpty)
        {
            return await PageAsync(
                request,
                model => model with { Kind = kind, Errors = [.. errors.Take(MostErrorsShown)], ErrorCount = errors.Length },
                form,
                cancellationToken);
        }

        var staged = await lists.StageAsync(staff.Programme.Id, kind, lines, cancellationToken);
        var preview = new ListPreview(kind, staged, lines.Length, [.. lines.Take(FirstShown)]);
        return await PageAsync(request, model => model with { Kind = kind, Preview = preview }, form, cancellationToken);
    }

    // Lists are the programme's: what one cluster imports would speak for the others.
    private async Task<IResult?> RefusedAsync(HttpRequest request) => sessions.Find(request) switch
    {
        null => Results.Redirect("/desk/sign-in"),
        { Cluster: not null } staff => await pages.MessageAsync(request, MessageKind.Forbidden, programme: staff.Programme, onRecord: staff.Person.Language),
        _ => null,
    };

    private async Task<IResult> PageAsync(HttpRequest request, Func<DeskImportModel, DeskImportModel> with, PostedForm? form, CancellationToken cancellationToken)
    {
        var staff = sessions.Find(request)!;
        var model = with(new DeskImportModel { Lists = await lists.ReadAsync(staff.Programme.Id, cancellationToken) });
        var status = !model.Errors.IsEmpty ? StatusCodes.Status422UnprocessableEntity : model.Gone ? StatusCodes.Status409Conflict : StatusCodes.Status200OK;
        return await pages.PageAsync(request, model, status, staff.Programme, staff.Person.Language, form);
    }
}
