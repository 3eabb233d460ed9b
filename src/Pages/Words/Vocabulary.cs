using System.Collections.Frozen;
using System.Text.Json;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Pages.Words;

/// <summary>
/// Every sentence of one language, read once from its embedded file (<c>Words/{code}.json</c>). A file is a tree of groups; a key is the
/// path to a sentence, joined by dots. A sentence with plural forms is an object of CLDR categories (one, few, many, other), chosen by
/// the placeholder <c>n</c>.
/// </summary>
public sealed class Vocabulary
{
    private static readonly FrozenSet<string> PluralForms = new[] { "one", "few", "many", "other" }.ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenDictionary<Language, Vocabulary> Loaded = Enum.GetValues<Language>().ToFrozenDictionary(language => language, Load);

    private readonly FrozenDictionary<string, Sentence> _sentences;

    private Vocabulary(Language language, IReadOnlyDictionary<string, Sentence> sentences)
    {
        Language = language;
        _sentences = sentences.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The language of these words.</summary>
    public Language Language { get; }

    /// <summary>All keys, for the tests that compare languages.</summary>
    public IEnumerable<string> Keys => _sentences.Keys;

    /// <summary>The sentence without placeholders at this key. A missing key is a bug that a test finds first.</summary>
    public string this[string key] => Get(key).Fill(Language, []);

    /// <summary>The sentence at this key with its placeholders filled in. A number named <c>n</c> selects the plural form.</summary>
    public string this[string key, params ReadOnlySpan<(string Name, object Value)> values] => Get(key).Fill(Language, values);

    /// <summary>The words of a language.</summary>
    public static Vocabulary Of(Language language) => Loaded[language];

    /// <summary>Whether there is a sentence at this key.</summary>
    public bool Has(string key) => _sentences.ContainsKey(key);

    /// <summary>What an enum member is called, from <c>{EnumName}.{Member}</c>.</summary>
    public string Name<TEnum>(TEnum member) where TEnum : struct, Enum => this[$"{typeof(TEnum).Name}.{member}"];

    internal Sentence Get(string key) =>
        _sentences.TryGetValue(key, out var sentence) ? sentence : throw new KeyNotFoundException($"No words for '{key}' in '{Codes.Of(Language)}'.");

    private static Vocabulary Load(Language language)
    {
        var resource = $"Words/{Codes.Of(language)}.json";
        using var stream = typeof(Vocabulary).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly lacks '{resource}'.");
        using var document = JsonDocument.Parse(stream);
        var sentences = new Dictionary<string, Sentence>(StringComparer.Ordinal);
        Collect(document.RootElement, "", sentences);
        return new Vocabulary(language, sentences);
    }

    private static void Collect(JsonElement group, string prefix, Dictionary<string, Sentence> sentences)
    {
        foreach (var property in group.EnumerateObject())
        {
            var key = prefix + property.Name;
            if (property.Value.ValueKind == JsonValueKind.String)
            {
                sentences.Add(key, new Sentence(property.Value.GetString()!));
            }
            else if (property.Value.EnumerateObject().All(form => PluralForms.Contains(form.Name)))
            {
                sentences.Add(key, new Sentence(property.Value.EnumerateObject().ToDictionary(f => f.Name, f => f.Value.GetString()!, StringComparer.Ordinal)));
            }
            else
            {
                Collect(property.Value, key + ".", sentences);
            }
        }
    }
}
