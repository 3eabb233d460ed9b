using System.Collections.Frozen;
using CE4BIG.Domain.Calendar;

namespace CE4BIG.Domain.Applications;

/// <summary>The shapes of VAT numbers (domain: VAT patterns). Shape only: whether a number is alive only the tax office knows.</summary>
public static class VatNumber
{
    private const int Longest = 20;

    // After the country's letters: 9 a digit, A a letter, X either, anything else itself.
    private static readonly FrozenDictionary<string, string[]> Shapes = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["AT"] = ["U99999999"],
        ["BE"] = ["0999999999", "1999999999"],
        ["BG"] = ["999999999", "9999999999"],
        ["CY"] = ["99999999A"],
        ["CZ"] = ["99999999", "999999999", "9999999999"],
        ["DE"] = ["999999999"],
        ["DK"] = ["99999999"],
        ["EE"] = ["999999999"],
        ["EL"] = ["999999999"],
        ["ES"] = ["X9999999X"],
        ["FI"] = ["99999999"],
        ["FR"] = ["XX999999999"],
        ["HR"] = ["99999999999"],
        ["HU"] = ["99999999"],
        ["IE"] = ["9999999A", "9999999AA", "9A99999A", "9+99999A", "9*99999A"],
        ["IT"] = ["99999999999"],
        ["LT"] = ["999999999", "999999999999"],
        ["LU"] = ["99999999"],
        ["LV"] = ["99999999999"],
        ["MT"] = ["99999999"],
        ["NL"] = ["999999999B99"],
        ["PL"] = ["9999999999"],
        ["PT"] = ["999999999"],
        ["RO"] = ["99", "999", "9999", "99999", "999999", "9999999", "99999999", "999999999", "9999999999"],
        ["SE"] = ["999999999999"],
        ["SI"] = ["99999999"],
        ["SK"] = ["9999999999"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads a number of the country, with or without its letters, however grouped; it comes back compact and with them.</summary>
    public static bool TryRead(string text, CountryCode country, out string vat)
    {
        var compact = string.Concat(text.Where(character => !char.IsWhiteSpace(character) && character is not ('.' or '-' or '/'))).ToUpperInvariant();
        if (!Shapes.TryGetValue(country.Value, out var shapes))
        {
            // Outside the Union there is no common form; a short run of letters and digits is all that can be asked.
            vat = compact;
            return compact.Length is > 1 and <= Longest && compact.All(char.IsAsciiLetterOrDigit);
        }

        // A French or Spanish number may itself begin with its country's letters, so both readings are tried.
        var number = shapes.Any(shape => Fits(compact, shape)) ? compact : WithoutPrefix(compact, country.Value);
        vat = country.Value + number;
        return shapes.Any(shape => Fits(number, shape));
    }

    /// <summary>What a number of the country looks like, for a hint: <c>ATU12345678</c>. Null outside the Union, where there is no common form.</summary>
    public static string? Example(CountryCode country)
    {
        if (!Shapes.TryGetValue(country.Value, out var shapes))
            return null;

        // The longest shape is the usual one: the shorter are those of older numbers.
        var digit = 0;
        return country.Value + string.Concat(shapes.MaxBy(shape => shape.Length)!.Select(symbol => symbol switch
        {
            '9' => (char)('0' + (++digit % 10)),
            'A' => 'A',
            'X' => (char)('0' + (++digit % 10)),
            var itself => itself,
        }));
    }

    private static string WithoutPrefix(string text, string prefix)
        => text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text;

    private static bool Fits(string text, string shape)
        => text.Length == shape.Length && text.Zip(shape).All(pair => pair.Second switch
        {
            '9' => char.IsAsciiDigit(pair.First),
            'A' => char.IsAsciiLetterUpper(pair.First),
            'X' => char.IsAsciiLetterOrDigit(pair.First),
            var itself => pair.First == itself,
        });
}
