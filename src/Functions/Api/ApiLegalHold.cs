using System.Text.Json;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Lifecycle;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace CE4BIG.Functions.Api;

/// <summary>
/// Puts an exchange on legal hold, or ends that: an archive knows of an audit before anybody at the desk does (domain: art. 20). Only
/// for the version that the caller has seen.
/// </summary>
public sealed class ApiLegalHold(ExchangeStore exchanges, Storage.Programmes programmes, Agenda agenda, Workflow workflow, ProgrammeClock clock)
{
    private const int LongestReason = 2000;

    // The table of moves gives this to coordinators; whoever holds a key acts for them, and the trail says that nobody did so by hand.
    private static readonly Addressee Integration = new(Role.Coordinator, "API", "api", Language.En);

    /// <summary>The exchange as it is then.</summary>
    [Function("ApiLegalHold")]
    public async Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = ApiPaths.LegalHold)] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (members, problem) = await JsonBody.ReadAsync(request, cancellationToken);
        if (new ApiQuery(request).Problem is { } misread)
        {
            return ApiResults.Problem(request, misread);
        }

        if (!ExchangeId.TryParse(id, out var number) || await exchanges.LoadAsync(number, cancellationToken) is not { } file)
        {
            return ApiResults.Problem(request, ApiProblem.NotFound);
        }

        if (request.Headers.IfMatch.Count == 0)
        {
            return ApiResults.Problem(request, ApiProblem.PreconditionRequired);
        }

        var (held, reason, errors) = Read(members);
        problem ??= !ApiResults.Matches(request, file) ? ApiProblem.Stale : errors.Count > 0 ? ApiProblem.Invalid(errors) : null;
        return problem is not null ? ApiResults.Problem(request, problem)
            : file.State.LegalHold == held ? ApiResults.Exchange(request, file)
            : await HoldAsync(request, client, file, held, reason);
    }

    private async Task<IResult> HoldAsync(HttpRequest request, DurableTaskClient client, ExchangeFile file, bool held, string reason)
    {
        var (now, looks) = (clock.GetUtcNow(), 0);
        await agenda.MarkDueAsync(file.State.Id, CancellationToken.None);
        var change = await exchanges.ChangeAsync(file, now, Move, CancellationToken.None);
        if (looks > 1)
        {
            return ApiResults.Problem(request, ApiProblem.Stale);
        }

        await workflow.FollowAsync(client, change, CancellationToken.None);
        return change.Outcome is Outcome.Refused { Refusal: var refusal }
            ? ApiResults.Problem(request, ApiProblem.Refused(refusal, await programmes.GetAsync(file.State.ProgrammeId, file.State.ProgrammeVersion, CancellationToken.None)))
            : ApiResults.Exchange(request, change.File);

        // A second look means that somebody was faster: it is no longer the version that If-Match named.
        Outcome Move(Exchange exchange) => ++looks > 1 ? new Outcome.Repeated()
            : held ? exchange.HoldLegally(Integration, reason, now)
            : exchange.ReleaseHold(Integration, reason, now);
    }

    private static (bool Held, string Reason, IReadOnlyList<ApiError> Errors) Read(IReadOnlyList<JsonProperty> members)
    {
        var errors = members.Where(m => m.Name is not ("held" or "reason"))
            .Select(m => new ApiError(m.Name.Length > 60 ? m.Name[..60] : m.Name, "unknown-field", "There is no such field.")).ToList();
        var held = members.FirstOrDefault(m => m.Name == "held").Value;
        if (held.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            errors.Add(new ApiError("held", "wrong-type", "It takes true or false."));
        }

        var reason = members.FirstOrDefault(m => m.Name == "reason").Value is { ValueKind: JsonValueKind.String } text ? text.GetString()!.Trim() : string.Empty;
        if (reason.Length is 0 or > LongestReason)
        {
            errors.Add(new ApiError("reason", "missing", "It takes a text, of 2 000 characters at most.", LongestReason));
        }

        return (held.ValueKind == JsonValueKind.True, reason, errors);
    }
}
