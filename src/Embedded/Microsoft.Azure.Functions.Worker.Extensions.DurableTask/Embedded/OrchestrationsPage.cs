using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Embedded;
using Microsoft.DurableTask.Worker;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask;

/// <summary>
/// <c>/dev/orchestrations</c>: the hub's instances, and one instance's history with <c>?id=</c>. Development only; it shows
/// names, times and states, never a payload.
/// </summary>
internal sealed class OrchestrationsPage(TaskHub hub) : IHostPage
{
    private const int PageSize = 50;
    private const string Style = "body{font:15px system-ui;margin:2rem;color:#1b1f24}table{border-collapse:collapse}th,td{text-align:left;padding:.3rem .9rem .3rem 0;border-bottom:1px solid #d0d7de;vertical-align:top}td{font-variant-numeric:tabular-nums}";

    public PathString Path => "/dev/orchestrations";

    public async Task AnswerAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var html = (string?)context.Request.Query["id"] is { Length: > 0 } id
            ? await HistoryAsync(id, context.RequestAborted)
            : await ListAsync(context.Request.Query["after"], context.RequestAborted);
        if (html is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(html, context.RequestAborted);
    }

    private async Task<string> ListAsync(string? after, CancellationToken cancellationToken)
    {
        // The engine's pages may be short (its last active instance ends one), so they are joined up to a full one.
        var instances = new List<InstanceView>();
        var token = string.IsNullOrEmpty(after) ? null : after;
        do
        {
            var page = await hub.Engine.ListInstancesAsync(token, PageSize - instances.Count, cancellationToken);
            instances.AddRange(page.Instances);
            token = page.ContinuationToken;
        }
        while (token is not null && instances.Count < PageSize);

        HtmlText next = token is not null ? (HtmlText)$"<p><a href=\"?after={Uri.EscapeDataString(token)}\">next page</a></p>" : $"";
        return Page("Orchestrations", $"""
            <p>{hub.Engine.Health.Description}</p>
            <table><thead><tr><th>Instance<th>Orchestrator<th>Status<th>Stage<th>Created<th>Updated<th>Parent</thead><tbody>
            {instances.Select(Row)}
            </tbody></table>
            {next}
            """);
    }

    private async Task<string?> HistoryAsync(string id, CancellationToken cancellationToken) =>
        await hub.Engine.GetHistoryAsync(id, cancellationToken) is { } history
            ? Page(id, $"""
                <p><a href="?">all instances</a></p>
                <table><thead><tr><th>At<th>Event<th>Task<th>Name<th>Detail</thead><tbody>
                {history.Select(Row)}
                </tbody></table>
                """)
            : null;

    private static HtmlText Row(InstanceView i) => $"""
        <tr><td><a href="?id={Uri.EscapeDataString(i.InstanceId)}">{i.InstanceId}</a><td>{i.Name}<td>{i.Status.ToString()}<td>{Stage(i.CustomStatus)}<td>{Time(i.CreatedAt)}<td>{Time(i.LastUpdatedAt)}<td>{i.ParentInstanceId}

        """;

    private static HtmlText Row(HistoryView h) => $"""
        <tr><td>{Time(h.At)}<td>{h.Kind}<td>{h.TaskId?.ToString(CultureInfo.InvariantCulture)}<td>{h.Name}<td>{h.Detail}

        """;

    /// <summary>A custom status is JSON; the app's are plain strings, shown as people read them.</summary>
    private static string Stage(string? customStatus)
    {
        if (customStatus is null)
        {
            return "";
        }

        using var json = JsonDocument.Parse(customStatus);
        return json.RootElement.ToString();
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static string Page(string title, HtmlText body)
    {
        HtmlText page = $"""<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title><style>{Style}</style><h1>{title}</h1>{body}</html>""";
        return page.ToString();
    }
}
