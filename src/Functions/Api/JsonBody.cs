using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CE4BIG.Functions.Api;

/// <summary>Reads the body of a request as one JSON object, within limits.</summary>
internal static class JsonBody
{
    private const int Largest = 32 * 1024;

    // No body has an object in an object.
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 2, AllowDuplicateProperties = false };

    /// <summary>The object's members, or what is wrong.</summary>
    public static async Task<(IReadOnlyList<JsonProperty> Members, ApiProblem? Problem)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            return ([], ApiProblem.UnsupportedMediaType);
        }

        var (body, length) = (new byte[Largest + 1], 0);
        if (request.ContentLength > Largest)
        {
            return ([], ApiProblem.TooLarge);
        }

        try
        {
            length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken);
            return length > Largest ? ([], ApiProblem.TooLarge) : Parse(body.AsMemory(0, length));
        }
        catch (BadHttpRequestException failure)
        {
            return ([], failure.StatusCode == StatusCodes.Status413PayloadTooLarge ? ApiProblem.TooLarge : NoObject);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // The latter is for half of a surrogate pair, written as an escape: JSON, and no text.
            return ([], NoObject);
        }
    }

    private static ApiProblem NoObject =>
        ApiProblem.BadRequest("The body is no JSON object of single values, each member once.");

    private static (IReadOnlyList<JsonProperty> Members, ApiProblem? Problem) Parse(ReadOnlyMemory<byte> body)
    {
        if (!Utf8.IsValid(body.Span))
        {
            return ([], NoObject);
        }

        using var document = JsonDocument.Parse(body, Strict);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            return ([], NoObject);
        }

        var members = document.RootElement.Clone().EnumerateObject().ToList();
        foreach (var member in members.Where(m => m.Value.ValueKind == JsonValueKind.String))
        {
            // Read once here, so that nobody who reads it later meets what is no text.
            _ = member.Value.GetString();
        }

        return (members, null);
    }
}
