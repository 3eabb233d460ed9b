using CE4BIG.Domain.Programmes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Functions.Api;

/// <summary>The programmes as anybody may know them: clusters, dates, rates, rules. Not who works there.</summary>
public sealed class ApiProgrammes(Storage.Programmes programmes)
{
    /// <summary>Today's programmes. There are a handful at most, so that they are one page.</summary>
    [Function("ApiProgrammes")]
    public Task<IResult> ListAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = ApiPaths.Programmes)] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.FromResult(new ApiQuery(request).Problem is { } problem
            ? ApiResults.Problem(request, problem)
            : ApiResults.Json(new ApiPage<Summary>([.. programmes.Current.Select(Summary.Of)], After: null)));
    }

    /// <summary>One of them, with its rules.</summary>
    [Function("ApiProgramme")]
    public Task<IResult> GetAsync([HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = ApiPaths.Programme)] HttpRequest request, string id)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.FromResult(new ApiQuery(request).Problem is { } problem ? ApiResults.Problem(request, problem)
            : programmes.Find(id) is { } programme ? ApiResults.Json(ProgrammeDetail.Of(programme))
            : ApiResults.Problem(request, ApiProblem.NotFound));
    }

    private sealed record Summary(string Id, string Version, string Name, DateOnly OpenFrom, DateOnly OpenTo, int Target)
    {
        public static Summary Of(Programme programme) =>
            new(programme.Id, programme.Version, programme.Name, programme.OpenFrom, programme.OpenTo, programme.Target);
    }
}
