using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Pages.Words;

/// <summary>One sentence of one language: plural forms with <c>{named}</c> placeholders.</summary>
internal sealed class Sentence
{
    private readonly FrozenDictionary<string, string> _forms;

    public Sentence(string text) : this(new Dictionary<string, string>(StringComparer.Ordinal) { ["other"] = text }) { }

    public Sentence(IReadOnlyDictionary<string, string> forms) => _forms = forms.ToFrozenDictionary(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Forms => _forms;

    public static IEnumerable<string> PlaceholdersOf(string text)
    {
        for (var open = text.IndexOf('{', StringComparison.Ordinal); open >= 0; open = text.IndexOf('{', open + 1))
        {
            var close = text.IndexOf('}', open);
            if (close < 0) throw new FormatException($"A placeholder does not end in '{text}'.");
            yield return text[(open + 1)..close];
        }
    }

    public string Fill(Language language, ReadOnlySpan<(string Name, object Value)> values)
    {
        var text = FormFor(language, values);
        if (!text.Contains('{', StringComparison.Ordinal)) return text;

        var filled = new StringBuilder(text.Length + 32);
        var rest = text.AsSpan();
        while (true)
        {
            var open = rest.IndexOf('{');
            if (open < 0) return filled.Append(rest).ToString();
            var close = rest.IndexOf('}');
            filled.Append(rest[..open]).Append(Value(rest[(open + 1)..close], language, values, text));
            rest = rest[(close + 1)..];
        }
    }

    private static string Value(ReadOnlySpan<char> name, Language language, ReadOnlySpan<(string Name, object Value)> values, string text)
    {
        foreach (var (candidate, value) in values)
        {
            if (name.SequenceEqual(candidate)) return Convert.ToString(value, Formats.CultureOf(language)) ?? "";
        }

        throw new ArgumentException($"Nothing was given for '{name}' in '{text}'.", nameof(values));
    }

    private string FormFor(Language language, ReadOnlySpan<(string Name, object Value)> values)
    {
        if (_forms.Count == 1) return _forms["other"];
        foreach (var (name, value) in values)
        {
            if (name == "n" && value is IConvertible number) return _forms[Plural.CategoryOf(language, number.ToInt64(CultureInfo.InvariantCulture))];
        }

        throw new ArgumentException($"The plural form of '{_forms["other"]}' needs a number named n.", nameof(values));
    }
}
