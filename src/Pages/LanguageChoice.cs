using System.Globalization;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Pages;

/// <summary>Which language a page speaks.</summary>
public static class LanguageChoice
{
    private const int LongestHeader = 500;
    private const int MostWishes = 20;

    /// <summary>The first that is known: the switch in the address, the person's language on record, the browser's wish, English.</summary>
    public static Language Choose(string? asked, Language? onRecord, string? acceptLanguage) =>
        Codes.TryParse(asked, out Language switched) ? switched : onRecord ?? FromBrowser(acceptLanguage) ?? Language.En;

    private static Language? FromBrowser(string? header)
    {
        // A header is user input: it is read only as far as a browser would write it.
        if (string.IsNullOrEmpty(header) || header.Length > LongestHeader) return null;
        return header.Split(',', MostWishes, StringSplitOptions.TrimEntries)
            .Select(Wish)
            .Where(wish => wish is { Language: not null, Weight: > 0 })
            .OrderByDescending(wish => wish.Weight)
            .Select(wish => wish.Language)
            .FirstOrDefault();
    }

    private static (Language? Language, double Weight) Wish(string entry)
    {
        var parts = entry.Split(';', 2, StringSplitOptions.TrimEntries);
        Language? language = Codes.TryParse(parts[0].Split('-', 2)[0].ToLowerInvariant(), out Language found) ? found : null;
        if (parts.Length == 1) return (language, 1);
        var weight = parts[1].StartsWith("q=", StringComparison.OrdinalIgnoreCase)
            && double.TryParse(parts[1].AsSpan(2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var q) ? q : 0;
        return (language, weight);
    }
}
