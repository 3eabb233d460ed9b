using System.Text.Json;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Time;
using CE4BIG.Functions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CE4BIG.Functions.Api;

/// <summary>Takes applications from other programs: the form's fields as JSON, judged by the form's own reader and rules.</summary>
public sealed class ApiSubmit(Submissions submissions, IdempotencyKeys keys, Storage.Programmes programmes, ProgrammeClock clock)
{
    private const string KeyHeader = "Idempotency-Key";

    /// <summary>201 with the exchange's address; the same for the same key and body again.</summary>
    [Function("ApiSubmit")]
    public async Task<IResult> SubmitAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = ApiPaths.Exchanges)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (new ApiQuery(request).Problem is { } misread)
        {
            return ApiResults.Problem(request, misread);
        }

        if (request.Headers[KeyHeader] is not [{ Length: > 0 and <= IdempotencyKeys.Longest } key] || key.Any(c => c is < '!' or > '~'))
        {
            return ApiResults.Problem(request, ApiProblem.BadRequest(
                "An application needs an Idempotency-Key of 1 to 100 visible ASCII characters, one for each application.",
                new ApiError(KeyHeader, "missing", "Send a new random UUID.", IdempotencyKeys.Longest)));
        }

        var (members, problem) = await JsonBody.ReadAsync(request, cancellationToken);
        return problem is not null
            ? ApiResults.Problem(request, problem)
            : await SubmitAsync(request, client, key, members, cancellationToken);
    }

    private async Task<IResult> SubmitAsync(
        HttpRequest request, DurableTaskClient client, string key, IReadOnlyList<JsonProperty> members, CancellationToken cancellationToken)
    {
        var (fields, errors) = ApplicationBody.Read(members);
        if (programmes.Find(fields.GetValueOrDefault(ApplicationFields.Programme)) is not { } programme)
        {
            var unknown = new ApiError(
                ApplicationFields.Programme, "unknown-choice", "A programme must be named.", Allowed: [.. programmes.Current.Select(p => p.Id)]);
            return ApiResults.Problem(request, ApiProblem.Invalid([.. errors, unknown]));
        }

        var read = ApplicationReader.Read(fields, programme);
        if (errors.Count > 0 || !read.Ok)
        {
            return ApiResults.Problem(request, ApiProblem.Invalid([.. errors, .. Wrong(fields, programme).Where(w => errors.All(e => e.Field != w.Field))]));
        }

        // The fields in the order of their names: spaces and order of the JSON make no other body.
        if (await keys.TakeAsync(key, ApiJson.Write(fields), cancellationToken) is not { } formId)
        {
            return ApiResults.Problem(request, ApiProblem.KeyReused);
        }

        var submission = await submissions.SubmitAsync(client, programme, formId, read.Value, cancellationToken);
        return submission.Exchange is { } exchange
            ? Submitted(request, exchange)
            : ApiResults.Problem(request, ApiProblem.Invalid([.. submission.Failed.Select(f => ApiError.Of(f, programme))]));
    }

    // Not only the fields that cannot be read: also the rules that the others already break.
    private IEnumerable<ApiError> Wrong(IReadOnlyDictionary<string, string> fields, Programme programme)
    {
        var progress = ApplicationProgress.Of(fields, programme, programme.Deadlines.LocalDate(clock.GetUtcNow()));
        return progress.Sections.SelectMany(section =>
            section.Errors.Select(e => ApiError.Of(e, programme)).Concat(section.Failed.Select(f => ApiError.Of(f, programme))));
    }

    // Only what never changes, so that the answer is the same whenever it is given.
    private static IResult Submitted(HttpRequest request, ExchangeState exchange)
    {
        var href = $"/{ApiPaths.Exchanges}/{exchange.Id}";
        request.HttpContext.Response.Headers.Location = href;
        return ApiResults.Json(new Receipt(exchange.Id.Value, exchange.ProgrammeId, exchange.SubmittedAt, href), StatusCodes.Status201Created);
    }

    private sealed record Receipt(string Id, string Programme, DateTimeOffset SubmittedAt, string Href);
}
