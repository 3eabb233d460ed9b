using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Pages.Words;

/// <summary>How items of evidence are called. The items are programme data; one that has no words yet is called by its key.</summary>
internal static class EvidenceWords
{
    /// <summary>The items that a visit has to prove: nobody travels to a screen.</summary>
    public static IEnumerable<EvidenceItem> AskedOf(Visit visit, Programme programme) => programme.Evidence.Where(item => !visit.IsVirtual || item.WhenVirtual);

    public static string Name(Vocabulary words, string key) => words.Has($"evidence.{key}") ? words[$"evidence.{key}"] : key;

    public static string? Hint(Vocabulary words, string key) => words.Has($"evidence.{key}-hint") ? words[$"evidence.{key}-hint"] : null;
}
