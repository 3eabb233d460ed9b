namespace CE4BIG.Pages.Words;

/// <summary>Labels and hints of fields, by the fields' names.</summary>
internal static class FieldWords
{
    /// <summary>Names of file fields begin with this; the item of evidence follows.</summary>
    public const string Evidence = "evidence-";

    public static string? Label(Vocabulary words, string name)
    {
        if (name.StartsWith(Evidence, StringComparison.Ordinal)) return EvidenceWords.Name(words, name[Evidence.Length..]);
        return words.Has($"field.{name}") ? words[$"field.{name}"] : null;
    }

    public static string? Hint(Vocabulary words, string name)
    {
        if (name.StartsWith(Evidence, StringComparison.Ordinal)) return EvidenceWords.Hint(words, name[Evidence.Length..]);
        return words.Has($"hint.{name}") ? words[$"hint.{name}"] : null;
    }
}
