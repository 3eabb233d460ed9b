using System.Globalization;
using CE4BIG.Functions.Budget;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using CE4BIG.Functions.Web;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Desk;

/// <summary>Finance's desk: open payments by their deadline, and the cluster's ledger. A coordinator looks at any cluster's.</summary>
public sealed class DeskFinancePage(DeskLists lists, BudgetLedger ledger, Programmes programmes, StaffSessions sessions, PageResults pages, ProgrammeClock clock)
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
        var before = int.TryParse(request.Query["before"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        var payments = lists.MoneyAsync(staff.Programme.Id, cluster, place, cancellationToken);
        var entries = cluster is null ? null : ledger.EntriesAsync(staff.Programme.Id, cluster, before, cancellationToken);
        var summary = cluster is null ? null : await ledger.ReadAsync(ClusterBudget.Today(programmes, staff.Programme.Id, cluster), cancellationToken);
        var page = entries is null ? null : await entries;
        var slice = await payments;
        var model = new DeskFinanceModel
        {
            Payments = [.. slice.Items.Select(task => DeskViews.Row(task, staff))],
            Now = clock.GetUtcNow(),
            Cluster = cluster,
            AnyCluster = staff.Cluster is null,
            Balance = summary?.Balance,
            InLine = summary?.Waiting ?? 0,
            Entries = page?.Entries ?? [],
            IsNewest = before is null,
            OlderThan = page?.OlderThan,
            IsFirst = place is null,
            NextPage = slice.After,
        };
        return await pages.PageAsync(request, model, programme: staff.Programme, onRecord: staff.Person.Language);
    }
}
