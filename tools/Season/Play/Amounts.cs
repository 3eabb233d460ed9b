using System.Globalization;

namespace CE4BIG.Season.Play;

/// <summary>Finds an amount in a text of any of the four languages.</summary>
internal static class Amounts
{
    /// <summary>Whether the text says this amount with its two decimals, with a point or a comma, grouped or not.</summary>
    public static bool Mentions(string text, int cents)
    {
        var (euros, rest) = Math.DivRem(cents, 100);
        var digits = string.Create(CultureInfo.InvariantCulture, $"{euros}{rest:D2}");
        var bare = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('.' or ',' or '\'' or '\u2019')));
        for (var at = bare.IndexOf(digits, StringComparison.Ordinal); at >= 0; at = bare.IndexOf(digits, at + 1, StringComparison.Ordinal))
        {
            var end = at + digits.Length;
            if ((at == 0 || !char.IsAsciiDigit(bare[at - 1])) && (end == bare.Length || !char.IsAsciiDigit(bare[end])))
            {
                return true;
            }
        }

        return false;
    }
}
