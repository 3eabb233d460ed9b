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
            if (json.RootElement.ValueKind is JsonValueKind.Object
                && json.RootElement.TryGetProperty("odata.error", out var error)
                && error.TryGetProperty("code", out var code))
            {
                var message = error.TryGetProperty("message", out var m) && m.TryGetProperty("value", out var value) ? value.GetString() : null;
                return new ResponseError(code.GetString(), message);
            }
        }
        catch (JsonException)
        {
            // A proxy or an overloaded front end answers in HTML; the status alone must do then.
        }

        return null;
    }
}
