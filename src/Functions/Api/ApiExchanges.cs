using System.Globalization;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Api;

/// <summary>Exchanges for other programs: a list off the desk's projection, and each by its number.</summary>
public sealed class ApiExchanges(ExchangeStore exchanges, DeskLists lists, Storage.Programmes programmes)
{
    /// <summary>A programme's exchanges, the newest first; with updatedSince those that changed since, in the order in which they did.</summary>
    [Function("ApiExchanges")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = ApiPaths.Exchanges)] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new ApiQuery(request, "programme", "cluster", "stage", "ending", "updatedSince", "limit", "after");
        var programme = query.Programme(programmes);
        var wanted = new DeskQuery(programme?.Id ?? string.Empty, Viewer: null)
        {
            Cluster = query.Cluster(programme),
            Stage = query.Choice<Stage>("stage"),
            Ending = query.Choice<Ending>("ending"),
            ChangedSince = query.Moment("updatedSince"),
        };
        var (size, place) = (query.PageSize(), query.Place());
        if (query.Problem is { } problem)
        {
            return ApiResults.Problem(request, problem);
        }

        var slice = await lists.ExchangesAsync(wanted, place, cancellationToken, size);
        return ApiResults.Json(new ApiPage<ExchangeSummary>([.. slice.Items.Select(entry => ExchangeSummary.Of(entry, wanted.Programme))], query.Token(slice.After)));
    }

    /// <summary>One exchange, with its version as ETag.</summary>
    [Function("ApiExchange")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = ApiPaths.Exchange)] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var problem = new ApiQuery(request).Problem;
        return problem is not null ? ApiResults.Problem(request, problem)
            : await FindAsync(id, cancellationToken) is { } file ? ApiResults.Exchange(request, file)
            : ApiResults.Problem(request, ApiProblem.NotFound);
    }

    /// <summary>What has happened to it, in order.</summary>
    [Function("ApiTimeline")]
    public async Task<IResult> TimelineAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = ApiPaths.Timeline)] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = new ApiQuery(request, "limit", "after");
        var (size, place) = (query.PageSize(), query.Place());
        if (query.Problem is { } problem)
        {
            return ApiResults.Problem(request, problem);
        }

        if (await FindAsync(id, cancellationToken) is not { } file)
        {
            return ApiResults.Problem(request, ApiProblem.NotFound);
        }

        _ = int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var seen);
        var rest = file.Audit.Where(entry => entry.Number > seen).Take(size + 1).ToList();
        var shown = rest.Take(size).Select(TimelineEntry.Of).ToList();
        return ApiResults.Json(new ApiPage<TimelineEntry>(shown, rest.Count > size ? query.Token(shown[^1].Number.ToString(CultureInfo.InvariantCulture)) : null));
    }

    private async Task<ExchangeFile?> FindAsync(string id, CancellationToken cancellationToken) =>
        ExchangeId.TryParse(id, out var number) ? await exchanges.LoadAsync(number, cancellationToken) : null;
}
