using System.Globalization;
using CE4BIG.Functions.Budget;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using CE4BIG.Functions.Web;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Desk;

/// <summary>The clusters' budgets with their entries: finance's own, any for a coordinator. It looks at no exchange, however many there are.</summary>
public sealed class DeskLedgerPage(
    BudgetLedger ledger, FiguresStore figures, Programmes programmes, StaffSessions sessions, PageResults pages, ProgrammeClock clock)
{
    /// <summary>The page.</summary>
    [Function("DeskLedger")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/ledger")] HttpRequest request, CancellationToken cancellationToken)
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

        string? Value(string name) => request.Query[name].FirstOrDefault();
        var programme = staff.Programme;
        var reading = new FiguresReading(programme, await figures.ReadAsync(programme.Id, cancellationToken), programme.Deadlines.LocalDate(clock.GetUtcNow()));
        var cluster = staff.Cluster?.Id ?? reading.Clusters.FirstOrDefault(id => id == Value("cluster"));
        var filter = LedgerFilters.Read(Value);
        var before = int.TryParse(Value("before"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        var page = cluster is null
            ? null
            : await ledger.EntriesAsync(programme.Id, cluster, LedgerFilters.Query(filter, programme.Deadlines), before, cancellationToken);
        string[] shown = cluster is null ? [.. reading.Clusters] : [cluster];
        var summaries = await Task.WhenAll(shown.Select(id => ledger.ReadAsync(ClusterBudget.Today(programmes, programme.Id, id), cancellationToken)));
        var model = new DeskLedgerModel
        {
            Cluster = cluster,
            AnyCluster = staff.Cluster is null,
            Budgets = [.. shown.Zip(summaries, reading.MoneyOf)],
            Filter = filter,
            Entries = page?.Entries ?? [],
            IsNewest = before is null,
            OlderThan = page?.OlderThan,
        };
        return await pages.PageAsync(request, model, programme: programme, onRecord: staff.Person.Language);
    }
}
