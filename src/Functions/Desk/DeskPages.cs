using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Web;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Desk;

/// <summary>An exchange's full file, for staff whom it concerns.</summary>
public sealed class DeskPages(ExchangeStore exchanges, Programmes programmes, DeskFiles files, StaffSessions sessions, PageResults pages)
{
    /// <summary>One exchange with everything there is.</summary>
    [Function("DeskFile")]
    public async Task<IResult> FileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/exchange/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (sessions.Find(request) is not { } staff)
        {
            return Results.Redirect("/desk/sign-in");
        }

        // An exchange of other clusters looks like one that does not exist.
        if (!ExchangeId.TryParse(id, out var number)
            || await exchanges.LoadAsync(number, cancellationToken) is not { } file
            || !staff.MaySee(file.State))
        {
            return await pages.MessageAsync(request, MessageKind.NotFound, programme: staff.Programme, onRecord: staff.Person.Language);
        }

        var programme = await programmes.GetAsync(file.State.ProgrammeId, file.State.ProgrammeVersion, cancellationToken);
        return await pages.PageAsync(request, await files.ModelAsync(staff, file, programme, cancellationToken), programme: programme, onRecord: staff.Person.Language);
    }

    /// <summary>The Commitment to Quality with its signatures, to be printed.</summary>
    [Function("DeskCommitment")]
    public async Task<IResult> CommitmentAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/exchange/{id}/commitment")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (sessions.Find(request) is not { } staff)
        {
            return Results.Redirect("/desk/sign-in");
        }

        if (!ExchangeId.TryParse(id, out var number) || await exchanges.LoadAsync(number, cancellationToken) is not { } file || !staff.MaySee(file.State))
        {
            return await pages.MessageAsync(request, MessageKind.NotFound, programme: staff.Programme, onRecord: staff.Person.Language);
        }

        var programme = await programmes.GetAsync(file.State.ProgrammeId, file.State.ProgrammeVersion, cancellationToken);
        return await pages.PageAsync(
            request, ExchangeViews.Commitment(file.State, programme, $"/desk/exchange/{number}"), programme: programme, onRecord: staff.Person.Language);
    }
}
