using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using CE4BIG.Functions.Web;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using QueryHelpers = Microsoft.AspNetCore.WebUtilities.QueryHelpers;

namespace CE4BIG.Functions.Audit;

/// <summary>
/// Hands out audit files: of one exchange to the coordinator and the cluster that pays, of a list to the coordinator. The host's cluster
/// sees no evidence, and an audit file without it would prove nothing.
/// </summary>
public sealed class AuditPages(
    ExchangeStore exchanges, DeskLists lists, AuditFiles files, AuditAccess access, StaffSessions sessions, PageResults pages, ProgrammeClock clock)
{
    /// <summary>How many exchanges one file holds at most.</summary>
    public const int Most = 50;

    private const string Zip = "application/zip";

    /// <summary>One exchange.</summary>
    [Function("DeskAuditFile")]
    public async Task<IResult> OneAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/exchange/{id}/audit.zip")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (sessions.Find(request) is not { } staff)
        {
            return Results.Redirect("/desk/sign-in");
        }

        if (!ExchangeId.TryParse(id, out var number) || await exchanges.LoadAsync(number, cancellationToken) is not { } file || !staff.MaySeeEvidence(file.State))
        {
            return await pages.MessageAsync(request, MessageKind.NotFound, programme: staff.Programme, onRecord: staff.Person.Language);
        }

        if (HttpMethods.IsHead(request.Method))
        {
            return Results.Ok();
        }

        // Gathered before the answer begins, so that an outage still becomes a page.
        var one = await files.GatherAsync(staff, file, cancellationToken);
        await access.NoteAsync([number], staff, cancellationToken);
        return Results.Stream(target => files.WriteAsync(staff, one, target, request.HttpContext.RequestAborted), Zip, $"{number}.zip");
    }

    /// <summary>All exchanges of a list as it is filtered.</summary>
    [Function("DeskAuditFiles")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/exchanges/audit")] HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (sessions.Find(request) is not { } staff)
        {
            return Results.Redirect("/desk/sign-in");
        }

        var (form, problem) = await FormReader.ReadAsync(request, cancellationToken);
        if (form is null || staff.Cluster is not null)
        {
            return await pages.MessageAsync(request, form is null ? problem : MessageKind.Forbidden, programme: staff.Programme, onRecord: staff.Person.Language);
        }

        var query = QueryHelpers.ParseQuery(form["query"]);
        var filter = DeskFilters.Read(name => query.TryGetValue(name, out var values) ? values.FirstOrDefault() : null, staff);
        var chosen = await ChooseAsync(DeskFilters.Query(filter, staff, clock.GetUtcNow()), cancellationToken);
        if (chosen.Count is 0 or > Most)
        {
            var kind = chosen.Count == 0 ? MessageKind.NotFound : MessageKind.TooManyExchanges;
            return await pages.MessageAsync(request, kind, programme: staff.Programme, onRecord: staff.Person.Language);
        }

        await access.NoteAsync(chosen.Select(f => f.State.Id), staff, cancellationToken);
        return Results.Stream(target => files.WriteAsync(staff, chosen, target, request.HttpContext.RequestAborted), Zip, "audit.zip");
    }

    // One more than may be, which tells that there are too many.
    private async Task<List<ExchangeFile>> ChooseAsync(DeskQuery query, CancellationToken cancellationToken)
    {
        var found = new List<ExchangeId>();
        string? after = null;
        do
        {
            var slice = await lists.ExchangesAsync(query, after, cancellationToken);
            found.AddRange(slice.Items.Select(entry => entry.Id).Except(found));
            after = slice.After;
        }
        while (after is not null && found.Count <= Most);

        var chosen = new List<ExchangeFile>();
        foreach (var id in found.Take(Most + 1))
        {
            if (await exchanges.LoadAsync(id, cancellationToken) is { } file)
            {
                chosen.Add(file);
            }
        }

        return chosen;
    }
}
