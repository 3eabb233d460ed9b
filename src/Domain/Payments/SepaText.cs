using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace CE4BIG.Domain.Payments;

/// <summary>
/// Text in the limited Latin set that every bank in SEPA takes: <c>a–z A–Z 0–9 / - ? : ( ) . , ' +</c> and the space (EPC217-08). German
/// umlauts become two letters, as German banks write them (DFÜ-Abkommen, Anlage 3: Müller is Mueller), all other letters lose their marks.
/// Marks that nobody sees are dropped; what cannot be written becomes a full stop.
/// </summary>
public static class SepaText
{
    private const string Punctuation = "/-?:().,'+ ";

    // A word is not cut where leaving it out costs no more than this part of the text.
    private const int WordsKeptUpTo = 4;

    // Small letters only; a capital is looked up by its small one.
    private static readonly FrozenDictionary<int, string> Letters = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ä"] = "ae",
        ["ö"] = "oe",
        ["ü"] = "ue",
        ["ß"] = "ss",
        ["æ"] = "ae",
        ["œ"] = "oe",
        ["ø"] = "o",
        ["ł"] = "l",
        ["đ"] = "d",
        ["ð"] = "d",
        ["þ"] = "th",
        ["ħ"] = "h",
        ["ı"] = "i",
        ["ŋ"] = "n",
        ["ə"] = "e",

        // Greek and Bulgarian as EPC217-08 has them, and the letters of Serbian, Macedonian, Ukrainian beside.
        ["α"] = "a",
        ["β"] = "v",
        ["γ"] = "g",
        ["δ"] = "d",
        ["ε"] = "e",
        ["ζ"] = "z",
        ["η"] = "i",
        ["θ"] = "th",
        ["ι"] = "i",
        ["κ"] = "k",
        ["λ"] = "l",
        ["μ"] = "m",
        ["ν"] = "n",
        ["ξ"] = "x",
        ["ο"] = "o",
        ["π"] = "p",
        ["ρ"] = "r",
        ["σ"] = "s",
        ["ς"] = "s",
        ["τ"] = "t",
        ["υ"] = "y",
        ["φ"] = "f",
        ["χ"] = "ch",
        ["ψ"] = "ps",
        ["ω"] = "o",
        ["а"] = "a",
        ["б"] = "b",
        ["в"] = "v",
        ["г"] = "g",
        ["д"] = "d",
        ["е"] = "e",
        ["ж"] = "zh",
        ["з"] = "z",
        ["и"] = "i",
        ["й"] = "y",
        ["к"] = "k",
        ["л"] = "l",
        ["м"] = "m",
        ["н"] = "n",
        ["о"] = "o",
        ["п"] = "p",
        ["р"] = "r",
        ["с"] = "s",
        ["т"] = "t",
        ["у"] = "u",
        ["ф"] = "f",
        ["х"] = "h",
        ["ц"] = "ts",
        ["ч"] = "ch",
        ["ш"] = "sh",
        ["щ"] = "sht",
        ["ъ"] = "a",
        ["ь"] = "y",
        ["ю"] = "yu",
        ["я"] = "ya",
        ["ђ"] = "dj",
        ["ј"] = "j",
        ["љ"] = "lj",
        ["њ"] = "nj",
        ["ћ"] = "c",
        ["џ"] = "dz",
        ["ѓ"] = "gj",
        ["ќ"] = "kj",
        ["ѕ"] = "dz",
        ["є"] = "ye",
        ["і"] = "i",
        ["ї"] = "yi",
        ["ґ"] = "g",
        ["ы"] = "y",
        ["э"] = "e",
    }.ToFrozenDictionary(pair => char.ConvertToUtf32(pair.Key, 0), pair => pair.Value);

    private static readonly FrozenDictionary<int, string> Signs = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["‘"] = "'",
        ["’"] = "'",
        ["‚"] = "'",
        ["‛"] = "'",
        ["′"] = "'",
        ["ʼ"] = "'",
        ["´"] = "'",
        ["`"] = "'",
        ["“"] = "'",
        ["”"] = "'",
        ["„"] = "'",
        ["«"] = "'",
        ["»"] = "'",
        ["‹"] = "'",
        ["›"] = "'",
        ["\""] = "'",
        ["–"] = "-",
        ["—"] = "-",
        ["‐"] = "-",
        ["‑"] = "-",
        ["‒"] = "-",
        ["−"] = "-",
        ["_"] = "-",
        ["~"] = "-",
        ["&"] = "+",
        ["@"] = "(at)",
        [";"] = ",",
        ["["] = "(",
        ["{"] = "(",
        ["]"] = ")",
        ["}"] = ")",
        ["\\"] = "/",
        ["|"] = "/",
        ["€"] = "EUR",
        ["·"] = ".",
        ["•"] = "-",
    }.ToFrozenDictionary(pair => char.ConvertToUtf32(pair.Key, 0), pair => pair.Value);

    /// <summary>The text in that set, at most so many characters; empty where no letter and no digit is left.</summary>
    public static string Clean(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, 1);
        var clean = Trim(Cut(Trim(Written(text)), longest));
        return clean.Any(char.IsAsciiLetterOrDigit) ? clean : string.Empty;
    }

    private static string Written(string text)
    {
        var written = new StringBuilder(text.Length);
        var runes = Composed(text).EnumerateRunes().ToList();
        for (var i = 0; i < runes.Count; i++)
        {
            Append(written, Write(runes[i], i + 1 < runes.Count && Rune.IsUpper(runes[i + 1])));
        }

        return written.ToString();
    }

    // Broken Unicode enumerates as the replacement character and cannot be composed otherwise. Signs go first: composing would take the
    // spacing accents apart.
    private static string Composed(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(Signs.TryGetValue(rune.Value, out var sign) ? sign : rune.ToString());
        }

        return whole.ToString().Normalize(NormalizationForm.FormKC);
    }

    private static string Write(Rune rune, bool beforeCapital)
    {
        if (IsAllowed(rune))
        {
            return rune.ToString();
        }

        if (Signs.TryGetValue(rune.Value, out var sign))
        {
            return sign;
        }

        if (Letters.TryGetValue(Rune.ToLowerInvariant(rune).Value, out var letters))
        {
            return !Rune.IsUpper(rune) ? letters : beforeCapital ? letters.ToUpperInvariant() : char.ToUpperInvariant(letters[0]) + letters[1..];
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control when !Rune.IsWhiteSpace(rune) => string.Empty,
            UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => string.Empty,
            _ when Rune.IsWhiteSpace(rune) => " ",
            _ => WithoutMarks(rune),
        };
    }

    private static string WithoutMarks(Rune rune)
    {
        var parts = rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes().Where(part => Rune.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark).ToList();
        return parts is [var same] && same == rune ? "." : string.Concat(parts.Select(part => Write(part, beforeCapital: false)));
    }

    // Several spaces, slashes or stops in a row say no more than one, and two slashes are not allowed.
    private static void Append(StringBuilder written, string part)
    {
        foreach (var character in part)
        {
            if (written.Length == 0 || written[^1] != character || character is not (' ' or '/' or '.'))
            {
                written.Append(character);
            }
        }
    }

    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var end = text[longest] == ' ' ? longest : text.LastIndexOf(' ', longest - 1);
        return text[..(end >= longest - (longest / WordsKeptUpTo) ? end : longest)].TrimEnd(' ', '-', '(', '+', ',', '\'', ':');
    }

    private static string Trim(string text) => text.Trim(' ', '/');

    private static bool IsAllowed(Rune rune) => rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || Punctuation.Contains((char)rune.Value, StringComparison.Ordinal));
}
