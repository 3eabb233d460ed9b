using System.Collections.Immutable;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Time;
using CE4BIG.Functions.Web;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Desk;

/// <summary>The desk's first page: what is asked of who is signed in, then how many exchanges there are where, and the ways on.</summary>
public sealed class DeskHome(DeskLists lists, FiguresStore figures, StaffViews views, StaffSessions sessions, PageResults pages, ProgrammeClock clock)
{
    /// <summary>The page; with <c>?programme=</c>, goes on in another programme that lists the same person.</summary>
    [Function("DeskHome")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk")] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (sessions.Find(request) is not { } staff)
        {
            return Results.Redirect("/desk/sign-in");
        }

        if (request.Query["programme"].FirstOrDefault() is { Length: > 0 } other && sessions.TrySwitch(request, other))
        {
            return Results.Redirect("/desk");
        }

        var place = DeskViews.Place(request);
        var tasks = lists.TasksAsync(staff.Programme.Id, staff.Person.Email, place, cancellationToken);
        var counters = figures.ReadAsync(staff.Programme.Id, cancellationToken);
        var kept = views.ListAsync(staff, cancellationToken);
        var slice = await tasks;
        var model = new DeskModel
        {
            Tasks = [.. slice.Items.Select(task => DeskViews.Row(task, staff))],
            Now = clock.GetUtcNow(),
            Stages = Stages(await counters, staff),
            OfCluster = staff.Cluster is not null,
            Views = await kept,
            IsFirst = place is null,
            NextPage = slice.After,
        };
        return await pages.PageAsync(request, model, programme: staff.Programme, onRecord: staff.Person.Language);
    }

    private static ImmutableArray<StageCount> Stages(IReadOnlyDictionary<string, long> counters, StaffMember staff)
    {
        string[] clusters = staff.Cluster is { } own ? [own.Id] : [.. staff.Programme.Clusters.Select(c => c.Id)];
        return
        [
            .. Enum.GetValues<Stage>().Select(stage => new StageCount(stage, clusters.Sum(cluster => stage == Stage.Ended
                ? Enum.GetValues<Ending>().Sum(ending => counters.GetValueOrDefault(FigureNames.Ended(ending, cluster)))
                : counters.GetValueOrDefault(FigureNames.In(stage, cluster))))),
        ];
    }
}
