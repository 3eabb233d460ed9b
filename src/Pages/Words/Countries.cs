using CE4BIG.Domain.Calendar;

namespace CE4BIG.Pages.Words;

/// <summary>Countries by name.</summary>
internal static class Countries
{
    /// <summary>The country's name; its code where a programme lists a country that has no words yet.</summary>
    public static string Name(Vocabulary words, CountryCode country) =>
        words.Has($"country.{country.Value}") ? words[$"country.{country.Value}"] : country.Value;

    /// <summary>Countries with their names, in the language's own order.</summary>
    public static IReadOnlyList<(string Code, string Name)> Sorted(Vocabulary words, IEnumerable<CountryCode> countries) =>
        [.. countries.Select(country => (country.Value, Name(words, country)))
            .OrderBy(country => country.Item2, StringComparer.Create(Formats.CultureOf(words.Language), ignoreCase: true))];
}
