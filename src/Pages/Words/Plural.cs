using CE4BIG.Domain.Programmes;

namespace CE4BIG.Pages.Words;

/// <summary>The CLDR plural rules of the four languages, for whole numbers.</summary>
internal static class Plural
{
    public static IReadOnlyList<string> CategoriesOf(Language language) => language == Language.Pl ? ["one", "few", "many", "other"] : ["one", "other"];

    public static string CategoryOf(Language language, long number)
    {
        var n = Math.Abs(number);
        if (language == Language.Fr) return n < 2 ? "one" : "other";
        if (n == 1) return "one";
        if (language != Language.Pl) return "other";
        // 2, 3, 4, 22, 23 … but not 12, 13, 14.
        return n % 10 is >= 2 and <= 4 && n % 100 is not (>= 12 and <= 14) ? "few" : "many";
    }
}
