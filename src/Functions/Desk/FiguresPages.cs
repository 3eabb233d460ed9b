using CE4BIG.Functions.Budget;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using CE4BIG.Functions.Web;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Desk;

/// <summary>The coordinator's dashboard: a handful of reads, however many exchanges there are.</summary>
public sealed class FiguresPages(
    FiguresStore figures, BudgetLedger ledger, DeskLists lists, Programmes programmes, StaffSessions sessions, PageResults pages, ProgrammeClock clock)
{
    private const int MostUnreached = 10;

    /// <summary>The dashboard.</summary>
    [Function("DeskFigures")]
    public async Task<IResult> FiguresAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/figures")] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (sessions.Find(request) is not { } staff)
        {
            return Results.Redirect("/desk/sign-in");
        }

        // The other clusters' money is no business of a cluster's (domain: staff access by need to know).
        var programme = staff.Programme;
        if (staff.Cluster is not null)
        {
            return await pages.MessageAsync(request, MessageKind.NotFound, programme: programme, onRecord: staff.Person.Language);
        }

        var unreached = lists.MailProblemsAsync(programme.Id, cluster: null, after: null, cancellationToken);
        var counters = await figures.ReadAsync(programme.Id, cancellationToken);
        var reading = new FiguresReading(programme, counters, programme.Deadlines.LocalDate(clock.GetUtcNow()));
        var ledgers = await Task.WhenAll(reading.Clusters.Select(id => ledger.ReadAsync(ClusterBudget.Today(programmes, programme.Id, id), cancellationToken)));
        var model = reading.Model(ledgers, (await unreached).Items.Take(MostUnreached));
        return await pages.PageAsync(request, model, programme: programme, onRecord: staff.Person.Language);
    }
}
