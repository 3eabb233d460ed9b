using System.Text.Json;

namespace CE4BIG.TableServer.Http;

/// <summary>The service's <c>{"odata.error":…}</c>.</summary>
internal static class ErrorJson
{
    public static byte[] Of(string code, string message) => JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object>(StringComparer.Ordinal)
    {
        ["odata.error"] = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["code"] = code,
            ["message"] = new Dictionary<string, string>(StringComparer.Ordinal) { ["lang"] = "en-US", ["value"] = message },
        },
    });
}
