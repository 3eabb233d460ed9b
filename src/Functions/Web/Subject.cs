using CE4BIG.Domain.Exchanges;
using Microsoft.AspNetCore.Http;

namespace CE4BIG.Functions.Web;

/// <summary>
/// What a request is about, as a log may name it: exchange and step. Never the path itself: mail programs exist that send a link's question
/// mark as %3F, and then the secret is in the path, where nobody expects it.
/// </summary>
internal static class Subject
{
    private const string None = "no exchange";

    /// <summary>Those parts of a path that are the number of an exchange or the key of a step; what else a client sends is not repeated.</summary>
    public static string Of(PathString path)
    {
        var known = (path.Value ?? string.Empty).Split('/').Select(Known).OfType<string>().ToList();
        return known.Count > 0 ? string.Join('/', known) : None;
    }

    private static string? Known(string part) =>
        ExchangeId.TryParse(part, out var id) ? id.Value : StepKey.TryParse(part, out var step) ? step.ToString() : null;
}
