using System.Globalization;
using CE4BIG.Domain.Budget;
using CE4BIG.Functions.Budget;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Api;

/// <summary>A cluster's ledger: how its budget stands, and the entries that say why.</summary>
public sealed class ApiLedger(BudgetLedger ledger, Storage.Programmes programmes)
{
    /// <summary>The balance and one page of entries, the newest first.</summary>
    [Function("ApiLedger")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = ApiPaths.Ledger)] HttpRequest request,
        string programme,
        string cluster,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new ApiQuery(request, "limit", "after");
        var (size, place) = (query.PageSize(), query.Place());
        if (query.Problem is { } problem)
        {
            return ApiResults.Problem(request, problem);
        }

        if (programmes.Find(programme)?.FindCluster(cluster) is null)
        {
            return ApiResults.Problem(request, ApiProblem.NotFound);
        }

        var before = int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        var summary = ledger.ReadAsync(ClusterBudget.Today(programmes, programme, cluster), cancellationToken);
        var page = await ledger.EntriesAsync(programme, cluster, LedgerQuery.All, before, cancellationToken, size);
        var entries = new ApiPage<Entry>([.. page.Entries.Select(Entry.Of)], query.Token(page.OlderThan?.ToString(CultureInfo.InvariantCulture)));
        return ApiResults.Json(new Account(programme, cluster, Balance.Of((await summary).Balance), (await summary).Waiting, entries));
    }

    private sealed record Account(string Programme, string Cluster, Balance Balance, int WaitingForMoney, ApiPage<Entry> Entries);

    private sealed record Balance(ApiMoney Budget, ApiMoney Reserved, ApiMoney Committed, ApiMoney Paid, ApiMoney Recovered, ApiMoney Free)
    {
        public static Balance Of(BudgetBalance balance) => new(
            ApiMoney.Of(balance.Budget),
            ApiMoney.Of(balance.Booked.Reserved),
            ApiMoney.Of(balance.Booked.Committed),
            ApiMoney.Of(balance.Booked.Paid),
            ApiMoney.Of(balance.Booked.Recovered),
            ApiMoney.Of(balance.Free));
    }

    private sealed record Entry(int Number, DateTimeOffset At, string Exchange, LedgerEntryKind Kind, ApiMoney Amount, string ProgrammeVersion)
    {
        public static Entry Of(LedgerEntry entry) =>
            new(entry.Number, entry.At, entry.Exchange.Value, entry.Move.Kind, ApiMoney.Of(entry.Move.Amount), entry.ProgrammeVersion);
    }
}
