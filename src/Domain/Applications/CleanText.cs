using System.Globalization;
using System.Text;

namespace CE4BIG.Domain.Applications;

/// <summary>
/// Takes out of typed text what people cannot see and did not mean: marks that come along with copying, and those that turn the reading
/// direction and so make a name or amount look like another one.
/// </summary>
public static class CleanText
{
    internal delegate bool Cleaner(string raw, out string clean);

    /// <summary>One line: white space runs become one space. False when it holds control characters or broken Unicode.</summary>
    public static bool TryLine(string raw, out string clean) => TryClean(raw, oneLine: true, out clean);

    /// <summary>Several lines, each ended by a line feed. False when it holds control characters or broken Unicode.</summary>
    public static bool TryLines(string raw, out string clean) => TryClean(raw, oneLine: false, out clean);

    private static bool TryClean(string raw, bool oneLine, out string clean)
    {
        clean = "";
        var result = new StringBuilder(raw.Length);
        foreach (var rune in raw.ReplaceLineEndings("\n").EnumerateRunes())
        {
            // Broken surrogates enumerate as the replacement character: what was meant is lost.
            if (rune == Rune.ReplacementChar)
                return false;

            if (Rune.IsWhiteSpace(rune))
                AppendSpace(result, rune, oneLine);
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control)
                return false;
            else if (!IsInvisible(rune, oneLine))
                result.Append(rune);
        }

        clean = result.ToString().Trim().Normalize(NormalizationForm.FormC);
        return true;
    }

    private static void AppendSpace(StringBuilder result, Rune rune, bool oneLine)
    {
        if (!oneLine)
            result.Append(rune.Value is '\n' or '\t' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator ? (char)rune.Value : ' ');
        else if (result.Length > 0 && result[^1] != ' ')
            result.Append(' ');
    }

    /// <summary>Formatting marks; in longer texts the two joiners stay, which hold emoji and some scripts together.</summary>
    private static bool IsInvisible(Rune rune, bool oneLine)
        => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format && (oneLine || rune.Value is not ('\u200C' or '\u200D'));
}
