using CE4BIG.Functions.Time;
using CE4BIG.Functions.Web;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Desk;

/// <summary>Finance's desk: open payments by their deadline. A coordinator looks at any cluster's.</summary>
public sealed class DeskFinancePage(DeskLists lists, StaffSessions sessions, PageResults pages, ProgrammeClock clock)
{
    /// <summary>The page.</summary>
    [Function("DeskFinance")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/finance")] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (sessions.Find(request) is not { } staff)
        {
            return Results.Redirect("/desk/sign-in");
        }

        if (!staff.SeesMoney)
        {
            return await pages.MessageAsync(request, MessageKind.Forbidden, programme: staff.Programme, onRecord: staff.Person.Language);
        }

        var place = DeskViews.Place(request);
        var cluster = staff.Cluster?.Id ?? staff.Programme.FindCluster(request.Query["cluster"].FirstOrDefault() ?? string.Empty)?.Id;
        var slice = await lists.MoneyAsync(staff.Programme.Id, cluster, place, cancellationToken);
        var model = new DeskFinanceModel
        {
            Payments = [.. slice.Items.Select(task => DeskViews.Row(task, staff))],
            Now = clock.GetUtcNow(),
            Cluster = cluster,
            AnyCluster = staff.Cluster is null,
            IsFirst = place is null,
            NextPage = slice.After,
        };
        return await pages.PageAsync(request, model, programme: staff.Programme, onRecord: staff.Person.Language);
    }
}
