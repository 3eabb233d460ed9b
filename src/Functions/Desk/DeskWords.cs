using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Desk;

/// <summary>The words by which staff find an exchange: as people type them who have another keyboard, or no time for accents.</summary>
internal static class DeskWords
{
    /// <summary>How many words of an exchange are kept: more than names have that are names.</summary>
    public const int Most = 24;

    private const int Longest = 40;

    /// <summary>The words of an exchange, sorted. Where personal data were removed, no person's name is among them.</summary>
    public static ImmutableArray<string> Of(ExchangeState state)
    {
        var application = state.Application;
        string[] names = state.AnonymisedAt is null
            ? [application.Visitor.Organisation, application.Host.Organisation, state.Visitor.Name, state.Host.Name]
            : [application.Visitor.Organisation, application.Host.Organisation];
        return [.. names.SelectMany(Split).Prepend(Number(state.Id)).Distinct(StringComparer.Ordinal).Take(Most).Order(StringComparer.Ordinal)];
    }

    /// <summary>The words of what somebody typed.</summary>
    public static ImmutableArray<string> Typed(string text) => [.. Split(text).Distinct(StringComparer.Ordinal).Take(Most)];

    // Without the letters that every number begins with.
    private static string Number(ExchangeId id) => Split(id.Value).Last();

    private static IEnumerable<string> Split(string text)
    {
        var word = new StringBuilder();
        foreach (var letter in text.Normalize(NormalizationForm.FormKD))
        {
            if (char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
            {
                continue;
            }

            if (char.IsLetterOrDigit(letter))
            {
                word.Append(Fold(char.ToLowerInvariant(letter)));
            }
            else if (word.Length > 0)
            {
                yield return Cut(word);
            }
        }

        if (word.Length > 0)
        {
            yield return Cut(word);
        }
    }

    private static string Cut(StringBuilder word)
    {
        var cut = word.ToString(0, Math.Min(word.Length, Longest));
        word.Clear();
        return cut;
    }

    // What Unicode calls letters of their own and not accents.
    private static string Fold(char letter) => letter switch
    {
        'ł' => "l",
        'ß' => "ss",
        'ø' => "o",
        'đ' or 'ð' => "d",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ı' => "i",
        'ħ' => "h",
        _ => letter.ToString(),
    };
}
