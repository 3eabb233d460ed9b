using System.Text;
using System.Text.Json;
using Azure.Data.Tables;

namespace CE4BIG.Backup.Tests;

/// <summary>A row as a line of text.</summary>
public sealed class RowTextTests
{
    [Fact]
    public void Every_value_comes_back_as_what_it_was()
    {
        var row = Values.Row();

        var read = RowText.Read(Line(row));

        Assert.Equal(row.Keys.Order(StringComparer.Ordinal), read.Keys.Order(StringComparer.Ordinal));
        Assert.All(row.Keys, name => Assert.Equal(row[name], read[name]));
        Assert.All(row.Keys, name => Assert.Equal(row[name]!.GetType(), read[name]!.GetType()));
    }

    [Fact]
    public void A_row_is_one_line_of_ASCII_whatever_it_holds()
    {
        var line = Line(Values.Row());

        Assert.All(line[..^1], c => Assert.InRange(c, ' ', '~'));
        Assert.Equal('\n', line[^1]);
    }

    [Fact]
    public void The_same_row_is_the_same_line_in_whatever_order_its_columns_come()
    {
        var (row, turned) = (Values.Row(), new TableEntity("values", "row"));
        foreach (var name in row.Keys.Reverse().Except(["PartitionKey", "RowKey"], StringComparer.Ordinal))
        {
            turned[name] = row[name];
        }

        Assert.Equal(Line(row), Line(turned));
    }

    [Fact]
    public void What_the_service_writes_by_itself_is_left_out()
    {
        var row = new TableEntity("p", "r") { ["A"] = 1, Timestamp = DateTimeOffset.UnixEpoch, ETag = new Azure.ETag("\"1\"") };

        Assert.Equal("""{"p":"p","r":"r","c":{"A":{"Int32":"1"}}}""", Line(row).Trim());
    }

    [Theory]
    [InlineData("""{"p":"p","r":"r","c":{"A":{"Decimal":"1"}}}""")]
    [InlineData("""{"p":"p","r":"r","c":{"A":{"Int32":null}}}""")]
    [InlineData("""{"p":"p","r":"r","c":{"A":{"Int32":"1.5"}}}""")]
    public void What_is_no_value_is_refused(string line) => Assert.Throws<FormatException>(() => RowText.Read(line));

    [Fact]
    public void What_is_no_row_is_refused() => Assert.ThrowsAny<JsonException>(() => RowText.Read("""{"p":"""));

    private static string Line(TableEntity row) => Encoding.UTF8.GetString(RowText.Write(row).Span);
}
