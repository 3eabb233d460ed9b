using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>
/// The keys that callers show, from configuration: <c>Host:Keys:master</c>, every other <c>Host:Keys:…</c> for all functions
/// (<c>default</c> by custom), and <c>Functions:{name}:Keys:…</c> for one. Without any, only anonymous functions answer.
/// </summary>
internal sealed class FunctionKeys(IConfiguration configuration)
{
    private const string Header = "x-functions-key";
    private const string Query = "code";

    public bool Allow(HttpRequest request, string function, AuthorizationLevel level)
    {
        if (level == AuthorizationLevel.Anonymous)
        {
            return true;
        }

        // A wrong header beats a right code, as on the host.
        var shown = request.Headers.TryGetValue(Header, out var header) ? header : request.Query[Query];
        return shown is [{ Length: > 0 } key] && IsAny(key, Accepted(function, level));
    }

    private IEnumerable<string> Accepted(string function, AuthorizationLevel level)
    {
        var host = configuration.GetSection("Host:Keys");
        var keys = level == AuthorizationLevel.Admin
            ? [host.GetSection("master")]
            : host.GetChildren().Concat(configuration.GetSection($"Functions:{function}:Keys").GetChildren());
        return keys.Select(k => k.Value).Where(v => !string.IsNullOrEmpty(v)).OfType<string>();
    }

    private static bool IsAny(string shown, IEnumerable<string> accepted)
    {
        // Hashes are of one length, and every key is looked at: the time taken tells nothing about any of them.
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(shown));
        return accepted.Aggregate(
            false,
            (found, key) => found | CryptographicOperations.FixedTimeEquals(hash, SHA256.HashData(Encoding.UTF8.GetBytes(key))));
    }
}
