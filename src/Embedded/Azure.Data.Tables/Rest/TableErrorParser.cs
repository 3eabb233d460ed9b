using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables.Rest;

/// <summary>Reads the service's <c>{"odata.error":{"code":…,"message":{"value":…}}}</c>.</summary>
internal sealed class TableErrorParser : RequestFailedDetailsParser
{
    public override bool TryParse(Response response, [NotNullWhen(true)] out ResponseError? error, [NotNullWhen(true)] out IDictionary<string, string>? data)
    {
        data = null;
        error = response.ContentStream is { CanSeek: true } ? Parse(response.Content) : null;
        if (error is null && response.Headers.TryGetValue("x-ms-error-code", out var code))
        {
            error = new ResponseError(code, response.ReasonPhrase);
        }

        data = new Dictionary<string, string>(StringComparer.Ordinal);
        return error is not null;
    }

    private static ResponseError? Parse(BinaryData body)
    {
        try
        {
            using var json = JsonDocument.Parse(body.ToMemory());
            return Member(json.RootElement, "odata.error") is { } error && Text(Member(error, "code")) is { } code
                ? new ResponseError(code, Member(error, "message") is { } message ? Text(Member(message, "value")) : null)
                : null;
        }
        catch (JsonException)
        {
            // A proxy or an overloaded front end answers in HTML; the status alone must do then.
            return null;
        }
    }

    private static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement? element) => element is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
