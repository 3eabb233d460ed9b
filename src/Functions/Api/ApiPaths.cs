using Microsoft.AspNetCore.Http;

namespace CE4BIG.Functions.Api;

/// <summary>The API's routes. <c>docs/openapi.yaml</c> describes each; a test compares the two both ways.</summary>
internal static class ApiPaths
{
    public const string Programmes = "api/v1/programmes";
    public const string Programme = "api/v1/programmes/{id}";
    public const string Exchanges = "api/v1/exchanges";
    public const string Exchange = "api/v1/exchanges/{id}";
    public const string Timeline = "api/v1/exchanges/{id}/timeline";
    public const string LegalHold = "api/v1/exchanges/{id}/legal-hold";
    public const string Payments = "api/v1/payments";
    public const string Ledger = "api/v1/ledger/{programme}/{cluster}";
    public const string Indicators = "api/v1/indicators";

    /// <summary>Everything else below.</summary>
    public const string Rest = "api/{*path}";

    private const string Root = "/api";
    private const string Look = "GET, HEAD";

    private static readonly (string[] Parts, string Methods)[] Known =
    [
        .. from route in new[] { Programmes, Programme, Exchange, Timeline, Payments, Ledger, Indicators } select (route.Split('/'), Look),
        (Exchanges.Split('/'), Look + ", POST"),
        (LegalHold.Split('/'), "PUT"),
    ];

    /// <summary>Whether an address is the API's, and its failures are told to programs.</summary>
    public static bool Covers(PathString path) => path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);

    /// <summary>The methods that an address takes, as the header Allow lists them; null where nobody owns it.</summary>
    public static string? Methods(PathString path)
    {
        var parts = (path.Value ?? string.Empty).Trim('/').Split('/');
        return Array.Find(Known, route => Fits(route.Parts, parts)).Methods;
    }

    private static bool Fits(string[] route, string[] path) => route.Length == path.Length
        && route.Zip(path).All(pair => pair.First.StartsWith('{') ? pair.Second.Length > 0 : pair.First.Equals(pair.Second, StringComparison.OrdinalIgnoreCase));
}
