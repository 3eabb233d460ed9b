using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Links;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Web;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CE4BIG.Functions.Desk;

/// <summary>
/// From the desk to a step, for the person it is asked of and for nobody else. Being signed in opens the step's page; deciding still takes
/// the code from the mail (architecture §4).
/// </summary>
public sealed class DeskTaskPage(ExchangeStore exchanges, StepLinks links, LinkRenewal renewal, StaffSessions sessions, PageResults pages)
{
    private const string TaskRoute = "desk/task/{id}/{step}";

    /// <summary>Leads to the step's page, or to the exchange's file where the step is no longer theirs to answer.</summary>
    [Function("DeskTaskOpen")]
    public async Task<IResult> OpenAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = TaskRoute)] HttpRequest request, string id, string step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (sessions.Find(request) is not { } staff)
        {
            return Results.Redirect("/desk/sign-in");
        }

        var (file, mine) = await FindAsync(staff, id, step, cancellationToken);
        return (file, mine) switch
        {
            ({ } found, { } task) => Results.Redirect(links.Address(found.State.Id, task).AbsoluteUri),
            ({ } found, null) => Results.Redirect($"/desk/exchange/{found.State.Id}"),
            _ => await pages.MessageAsync(request, MessageKind.NotFound, programme: staff.Programme, onRecord: staff.Person.Language),
        };
    }

    /// <summary>Has the mail with link and code sent again.</summary>
    [Function("DeskTaskMail")]
    public async Task<IResult> MailAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = TaskRoute)] HttpRequest request,
        string id,
        string step,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (sessions.Find(request) is not { } staff)
        {
            return Results.Redirect("/desk/sign-in");
        }

        var (file, mine) = await FindAsync(staff, id, step, cancellationToken);
        if (file is null || mine is null)
        {
            return await pages.MessageAsync(
                request, file is null ? MessageKind.NotFound : MessageKind.NothingToDo, programme: staff.Programme, onRecord: staff.Person.Language);
        }

        await renewal.RenewAsync(client, file, mine.Key, cancellationToken);
        return await pages.MessageAsync(request, MessageKind.NewLinkSent, programme: staff.Programme, onRecord: staff.Person.Language);
    }

    private async Task<(ExchangeFile? File, Step? Mine)> FindAsync(StaffMember staff, string id, string step, CancellationToken cancellationToken)
    {
        if (!ExchangeId.TryParse(id, out var number) || !StepKey.TryParse(step, out var key)
            || await exchanges.LoadAsync(number, cancellationToken) is not { } file || !staff.MaySee(file.State))
        {
            return (null, null);
        }

        return (file, file.State.Steps.FirstOrDefault(s =>
            s.Key == key && s.IsOpen && string.Equals(s.Addressee?.Email, staff.Person.Email, StringComparison.OrdinalIgnoreCase)));
    }
}
