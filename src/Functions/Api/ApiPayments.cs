using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Desk;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Api;

/// <summary>What finance has to do, by its deadline: payments to order, to confirm and held, and money to come back. No accounts.</summary>
public sealed class ApiPayments(DeskLists lists, Storage.Programmes programmes)
{
    /// <summary>A programme's open payments, of one paying cluster or of all. Those that were made stand in the ledger and with their exchange.</summary>
    [Function("ApiPayments")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = ApiPaths.Payments)] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new ApiQuery(request, "programme", "cluster", "limit", "after");
        var programme = query.Programme(programmes);
        var (payer, size, place) = (query.Cluster(programme), query.PageSize(), query.Place());
        if (query.Problem is { } problem)
        {
            return ApiResults.Problem(request, problem);
        }

        var slice = await lists.MoneyAsync(programme!.Id, payer, place, cancellationToken, size);
        return ApiResults.Json(new ApiPage<OpenPayment>([.. slice.Items.Select(OpenPayment.Of)], query.Token(slice.After)));
    }

    private sealed record OpenPayment(
        string Exchange, string Step, StepKind Kind, string Cluster, string Visitor, ApiMoney? Amount, DateTimeOffset OpenedAt, DateTimeOffset DueAt)
    {
        public static OpenPayment Of(DeskTask task) => new(
            task.Entry.Id.Value,
            task.Step.Key.ToString(),
            task.Step.Key.Kind,
            task.Entry.VisitingCluster,
            task.Entry.Visitor,
            ApiMoney.Of(task.Step.Amount),
            task.Step.OpenedAt,
            task.Step.DueAt);
    }
}
