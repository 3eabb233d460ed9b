using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CE4BIG.Functions.Exports;
using CE4BIG.Testing;

namespace CE4BIG.Functions.Tests.Exports;

/// <summary>docs/exports.md is all that whoever reads an export by program has: it names every column, in its order, and no other.</summary>
public sealed partial class ExportDocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Azurite.RepositoryRoot(), "docs", "exports.md"));

    [Fact]
    public void Every_column_is_documented_with_its_type_in_its_order()
    {
        AssertDocumented("exchanges", ExchangeExport.Fields);
        AssertDocumented("payments", PaymentExport.Fields);
        AssertDocumented("ledger", LedgerExport.Fields);
        AssertDocumented("indicators", IndicatorExport.Fields);
    }

    [Fact]
    public void It_says_how_long_a_workbook_may_be() => Assert.Contains(FormattableString.Invariant($"at most {XlsxFile.MostRows:N0} rows"), Document, StringComparison.Ordinal);

    [Fact]
    public void Every_heading_is_one_that_programs_read_easily()
    {
        string[] keys = [.. Keys(ExchangeExport.Fields), .. Keys(PaymentExport.Fields), .. Keys(LedgerExport.Fields), .. Keys(IndicatorExport.Fields)];

        Assert.All(keys, key => Assert.Matches("^[a-z]+(_[a-z]+)*$", key));
    }

    private static void AssertDocumented<TRow>(string export, ImmutableArray<ExportField<TRow>> fields)
    {
        var section = Document.Split($"\n## {export}\n")[1].Split("\n## ")[0];

        Assert.Equal(
            fields.Select(f => (f.Column.Key, f.Column.Type.ToString().ToLowerInvariant() + (f.Column.Totalled ? " Σ" : ""))),
            Line().Matches(section).Select(line => (line.Groups["key"].Value, line.Groups["type"].Value)));
    }

    private static IEnumerable<string> Keys<TRow>(ImmutableArray<ExportField<TRow>> fields) => fields.Select(f => f.Column.Key);

    [GeneratedRegex(@"^\| `(?<key>\w+)` \| (?<type>[a-z]+( Σ)?) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Line();
}
