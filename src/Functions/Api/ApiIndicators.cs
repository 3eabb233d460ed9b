using CE4BIG.Functions.Budget;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Time;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Api;

/// <summary>The programme's figures, as the coordinator's dashboard has them: it looks at no exchange.</summary>
public sealed class ApiIndicators(FiguresStore figures, BudgetLedger ledger, Storage.Programmes programmes, ProgrammeClock clock)
{
    /// <summary>Of the whole programme and of each cluster.</summary>
    [Function("ApiIndicators")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = ApiPaths.Indicators)] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new ApiQuery(request, "programme");
        if (query.Programme(programmes) is not { } programme || query.Problem is not null)
        {
            return ApiResults.Problem(request, query.Problem!);
        }

        var counters = await figures.ReadAsync(programme.Id, cancellationToken);
        var reading = new FiguresReading(programme, counters, programme.Deadlines.LocalDate(clock.GetUtcNow()));
        var ledgers = await Task.WhenAll(reading.Clusters.Select(id => ledger.ReadAsync(ClusterBudget.Today(programmes, programme.Id, id), cancellationToken)));
        var model = reading.Model(ledgers, []);
        return ApiResults.Json(new Indicators(
            programme.Id,
            model.Today,
            model.Target,
            model.Closed,
            model.UnderWay,
            model.Expected,
            model.Ended,
            [.. model.Stages.Select(s => new Count(ApiJson.Name(s.Stage), s.Count))],
            [.. model.Endings.Select(e => new Count(ApiJson.Name(e.Ending), e.Count))],
            [.. reading.Clusters.Zip(model.Clusters, ClusterIndicators.Of)]));
    }

    private sealed record Indicators(
        string Programme,
        DateOnly Today,
        int Target,
        long Closed,
        long UnderWay,
        long Expected,
        long Ended,
        IReadOnlyList<Count> Stages,
        IReadOnlyList<Count> Endings,
        IReadOnlyList<ClusterIndicators> Clusters);

    private sealed record Count(string Name, long Exchanges);

    private sealed record ClusterIndicators(
        string Id,
        string Name,
        long Closed,
        long UnderWay,
        long Expected,
        int WaitingForMoney,
        long PaidInTime,
        long PaidLate,
        ApiMoney Budget,
        ApiMoney Spent,
        ApiMoney Free)
    {
        public static ClusterIndicators Of(string id, ClusterFigures cluster) => new(
            id,
            cluster.Name,
            cluster.Closed,
            cluster.UnderWay,
            cluster.Expected,
            cluster.InLine,
            cluster.InTime,
            cluster.Late,
            ApiMoney.Of(cluster.Budget),
            ApiMoney.Of(cluster.Spent),
            ApiMoney.Of(cluster.Free));
    }
}
