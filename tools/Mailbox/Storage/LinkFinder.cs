using System.Net;
using System.Text.RegularExpressions;

namespace CE4BIG.Mailbox.Storage;

/// <summary>Finds the web addresses in a mail, so that a tool can follow a link without reading HTML.</summary>
public static partial class LinkFinder
{
    public static IReadOnlyList<string> Find(string? html, string? text)
    {
        var inHtml = HrefPattern().Matches(html ?? string.Empty).Select(m => WebUtility.HtmlDecode(m.Groups["url"].Value));

        // A full stop or bracket behind an address belongs to the sentence around it.
        var inText = AddressPattern().Matches(text ?? string.Empty).Select(m => m.Value.TrimEnd('.', ',', ';', ':', ')', ']', '!', '?'));
        return [.. inHtml.Concat(inText).Distinct(StringComparer.Ordinal)];
    }

    [GeneratedRegex("""<a\s[^>]*?href\s*=\s*(?:"(?<url>https?://[^"]+)"|'(?<url>https?://[^']+)')""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HrefPattern();

    [GeneratedRegex("""https?://[^\s<>"]+""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AddressPattern();
}
