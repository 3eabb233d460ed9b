using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CE4BIG.Pages.Tests;

/// <summary>Reads the colours of a rendered mail as a mail program shows them, by day and by night.</summary>
internal static partial class MailColours
{
    private const int Patience = 5_000;

    /// <summary>Every piece of text with the contrast it is shown in (WCAG 2.2, 1.4.3).</summary>
    public static IEnumerable<(string Text, double Contrast)> Contrasts(IHtmlDocument mail, bool dark)
    {
        var night = dark ? Rules(mail.QuerySelector("style")!.TextContent) : [];
        foreach (var text in mail.Body!.Descendants<IText>().Where(text => text.Data.Trim().Length > 0))
        {
            var around = text.Ancestors<IElement>().ToList();
            if (!around.Exists(element => Own(element, "display") == "none"))
            {
                var ink = around.Select(element => Value(element, "color", night)).First(value => value is not null)!;
                var paper = around.Select(element => Value(element, "background", night)).First(value => value is not null)!;
                yield return (text.Data.Trim(), Contrast(ink, paper));
            }
        }
    }

    private static string? Value(IElement element, string property, List<(string Selector, string Property, string Value)> night) =>
        night.LastOrDefault(rule => rule.Property == property && element.Matches(rule.Selector)).Value ?? Own(element, property);

    private static string? Own(IElement element, string property) => (element.GetAttribute("style") ?? "").Split(';')
        .Select(declaration => declaration.Split(':', 2)).LastOrDefault(declaration => declaration[0].Trim() == property)?[1].Trim();

    // From the first rule within the dark scheme's block to the block that follows it.
    private static List<(string Selector, string Property, string Value)> Rules(string style) =>
    [
        .. from Match rule in Rule().Matches(style[(style.IndexOf('{', StringComparison.Ordinal) + 1)..style.IndexOf("@media (max-width", StringComparison.Ordinal)])
           from Match declaration in Declaration().Matches(rule.Groups["body"].Value)
           from selector in rule.Groups["selector"].Value.Split(',')
           select (selector.Trim(), declaration.Groups["property"].Value, declaration.Groups["value"].Value),
    ];

    private static double Contrast(string one, string other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(string colour) =>
        (0.2126 * Channel(colour[1..3])) + (0.7152 * Channel(colour[3..5])) + (0.0722 * Channel(colour[5..7]));

    private static double Channel(string hex)
    {
        var value = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex(@"(?<selector>[.a-z, ]+)\{(?<body>[^}]*)\}", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Rule();

    [GeneratedRegex("(?<property>[a-z-]+): (?<value>#[0-9a-f]{6}) !important", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Declaration();
}
