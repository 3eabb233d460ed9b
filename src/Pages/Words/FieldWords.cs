using CE4BIG.Domain.Applications;

namespace CE4BIG.Pages.Words;

/// <summary>Labels and hints of fields, by the fields' names.</summary>
internal static class FieldWords
{
    /// <summary>Names of file fields begin with this; the item of evidence follows.</summary>
    public const string Evidence = "evidence-";

    // Where several forms stand on one page they are all interventions, whose fields mean something else than those of a step.
    private const string Intervention = "act-";

    public static string? Label(Vocabulary words, string name, string prefix = "")
    {
        if (name.StartsWith(Evidence, StringComparison.Ordinal)) return EvidenceWords.Name(words, name[Evidence.Length..]);
        if (DailyAgenda.TryDay(name, out var day)) return new Formats(words.Language, TimeZoneInfo.Utc).Date(day);
        return Find(words, "field", name, prefix);
    }

    public static string? Hint(Vocabulary words, string name, string prefix = "")
    {
        if (name.StartsWith(Evidence, StringComparison.Ordinal)) return EvidenceWords.Hint(words, name[Evidence.Length..]);
        return Find(words, "hint", name, prefix);
    }

    private static string? Find(Vocabulary words, string group, string name, string prefix)
    {
        if (prefix.Length > 0 && words.Has($"{group}.{Intervention}{name}")) return words[$"{group}.{Intervention}{name}"];
        return words.Has($"{group}.{name}") ? words[$"{group}.{name}"] : null;
    }
}
