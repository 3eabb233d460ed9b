using System.Text.RegularExpressions;

namespace CE4BIG.Functions.Exports;

/// <summary>
/// Keeps words in a CSV file words. A spreadsheet takes what begins with one of six characters for a formula, whoever typed it; and one
/// that is set to semicolons takes what follows a semicolon for a cell of its own. An apostrophe before it makes it text.
/// </summary>
public static partial class FormulaGuard
{
    private const int Patience = 1000;

    /// <summary>The words, with an apostrophe wherever a spreadsheet would begin to reckon.</summary>
    public static string Neutralise(string text) => Start().Replace(text, "'");

    // At the beginning, or behind a character by which some spreadsheet parts cells or rows; full-width signs are formulas in Japanese ones.
    [GeneratedRegex(@"(?<=(^|[;\t\r\n])[ ]*)(?=[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20])", RegexOptions.ExplicitCapture, Patience)]
    private static partial Regex Start();
}
