using System.Globalization;
using System.Text;
using CE4BIG.Domain.Amounts;
using CE4BIG.Functions.Exports;
using CsvHelper;

namespace CE4BIG.Functions.Tests.Exports;

/// <summary>What a program and a spreadsheet find in an export as text.</summary>
public sealed class CsvFileTests
{
    private const string Heading = "name,count,amount_eur,day,at_utc\r\n";

    [Fact]
    public async Task It_begins_with_the_mark_of_UTF_8_and_its_lines_end_with_both_characters()
    {
        var bytes = await BytesAsync(SampleSheet.Of(("Łódź", 3, Money.Euros(390))));

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(Heading + "Łódź,3,390.00,2026-06-08,2026-06-08T09:30:15Z\r\n", Text(bytes));
    }

    [Fact]
    public async Task An_export_without_rows_still_has_its_heading() => Assert.Equal(Heading, Text(await BytesAsync(SampleSheet.Of())));

    [Fact]
    public async Task What_is_not_there_is_an_empty_cell() => Assert.Equal(Heading + ",,,,\r\n", Text(await BytesAsync(SampleSheet.Of((null, null, null)))));

    [Fact]
    public async Task A_negative_number_stays_a_number_and_words_that_look_like_one_do_not()
    {
        var line = Text(await BytesAsync(SampleSheet.Of(("-5", -5, new Money(-5_05)))))[Heading.Length..];

        Assert.StartsWith("'-5,-5,-5.05,", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b")]
    [InlineData("a \"b\" c")]
    [InlineData("a\r\nb")]
    [InlineData(" a ")]
    public async Task Words_with_commas_quotes_and_lines_are_read_back_as_they_were(string words)
    {
        using var reader = new CsvReader(new StringReader(Text(await BytesAsync(SampleSheet.Of((words, 1, Money.Zero))))), CultureInfo.InvariantCulture);

        Assert.True(await reader.ReadAsync() && reader.ReadHeader() && await reader.ReadAsync());
        Assert.Equal(words, reader.GetField("name"));
        Assert.Equal("1", reader.GetField("count"));
        Assert.False(await reader.ReadAsync());
    }

    [Fact]
    public async Task It_is_written_while_it_is_read()
    {
        var read = 0;
        var sheet = SampleSheet.OfLength(20_000);
        using var file = new MemoryStream();
        var most = 0L;
        sheet = sheet with
        {
            Rows = sheet.Rows.Select(row =>
            {
                // What is not in the file yet is held back: never more than the writer's buffers.
                most = Math.Max(most, (read++ * 40L) - file.Length);
                return row;
            }),
        };

        await CsvFile.WriteAsync(sheet, file, default);

        Assert.Equal(20_000, read);
        Assert.InRange(most, 0, 16_384);
    }

    private static async Task<byte[]> BytesAsync(ExportSheet sheet)
    {
        using var file = new MemoryStream();
        await CsvFile.WriteAsync(sheet, file, default);
        return file.ToArray();
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes)[1..];
}
