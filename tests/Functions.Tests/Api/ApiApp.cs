using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CE4BIG.Functions.Tests.Lifecycle;

namespace CE4BIG.Functions.Tests.Api;

/// <summary>Calls the API as another program does; every answer with a body is held against what docs/openapi.yaml says of it.</summary>
internal static class ApiApp
{
    public static async Task<Told> CallAsync(
        this RunningApp app, string method, string path, string? schema = null, JsonNode? body = null, string? key = RunningApp.FunctionKey, params (string Name, string Value)[] headers)
    {
        using var content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return await app.SendAsync(method, path, content, schema, key, headers);
    }

    public static async Task<Told> SendAsync(
        this RunningApp app, string method, string path, HttpContent? content, string? schema, string? key = RunningApp.FunctionKey, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = content };
        foreach (var (name, value) in key is null ? headers : [.. headers, ("x-functions-key", key)])
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await app.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var json = text.Length > 0 ? JsonNode.Parse(text) : null;
        if (json is not null)
        {
            var isProblem = (int)answer.StatusCode >= 400;
            Assert.Equal(isProblem ? "application/problem+json" : "application/json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Empty(ApiDescription.Instance.Faults(json, isProblem ? "Problem" : schema!));
        }

        return new Told(
            answer.StatusCode,
            json,
            answer.Headers.ETag?.ToString(),
            answer.Headers.Location?.ToString(),
            string.Join(", ", answer.Content.Headers.Allow.Order(StringComparer.Ordinal)));
    }

    /// <summary>What came back.</summary>
    internal sealed record Told(HttpStatusCode Status, JsonNode? Json, string? ETag, string? Location, string Allow)
    {
        public IEnumerable<JsonNode> Items => Json!["items"]!.AsArray().Select(item => item!);

        public string? After => (string?)Json!["after"];

        /// <summary>Which problem it is.</summary>
        public string Problem => ((string)Json!["type"]!).Split('#')[1];

        /// <summary>The fields that are wrong, each with its code.</summary>
        public IEnumerable<string> Errors => Json!["errors"]!.AsArray().Select(e => $"{e!["field"]}: {e["code"]}");
    }
}
