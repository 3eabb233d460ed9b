using CE4BIG.Functions.Exports;

namespace CE4BIG.Functions.Tests.Exports;

/// <summary>What somebody types into an application reaches the spreadsheet of a finance officer.</summary>
public sealed class FormulaGuardTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+48 71 3 100", "'+48 71 3 100")]
    [InlineData("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t'=1")]
    [InlineData("\r=1", "'\r'=1")]
    [InlineData("  =1", "  '=1")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("Laboratory;=HYPERLINK(\"http://a.example\")", "Laboratory;'=HYPERLINK(\"http://a.example\")")]
    [InlineData("Laboratory\n@SUM(A1)", "Laboratory\n'@SUM(A1)")]
    public void What_a_spreadsheet_would_reckon_gets_an_apostrophe(string typed, string written) => Assert.Equal(written, FormulaGuard.Neutralise(typed));

    [Theory]
    [InlineData("")]
    [InlineData("Selvita")]
    [InlineData("Biotech+ GmbH & Co. KG")]
    [InlineData("a=b; c-d, e@f")]
    [InlineData("'=1")]
    [InlineData("Łódź – Institut „X“")]
    public void Other_words_stay_as_they_are(string typed) => Assert.Equal(typed, FormulaGuard.Neutralise(typed));
}
