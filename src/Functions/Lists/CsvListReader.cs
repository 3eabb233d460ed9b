using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace CE4BIG.Functions.Lists;

/// <summary>Reads a list as text: UTF-8, with commas, semicolons or tabs between the cells, whichever the first lines show.</summary>
internal static class CsvListReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The rows; null where it cannot be read.</summary>
    public static async Task<RawList?> ReadAsync(Stream file, CancellationToken cancellationToken)
    {
        using var text = new StreamReader(file, Strict);
        using var csv = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = true,
            DetectDelimiterValues = [",", ";", "\t"],
            IgnoreBlankLines = true,
            MaxFieldSize = ListLimits.Cell * 2,
            TrimOptions = TrimOptions.Trim,
        });
        try
        {
            var headings = ImmutableArray<string>.Empty;
            var rows = ImmutableArray.CreateBuilder<(int, ImmutableArray<string>)>();
            while (rows.Count <= ListLimits.Rows && await csv.ReadAsync())
            {
                cancellationToken.ThrowIfCancellationRequested();
                ImmutableArray<string> cells = [.. csv.Record ?? []];
                if (headings.IsEmpty)
                {
                    headings = cells;
                }
                else if (cells.Any(cell => cell.Length > 0))
                {
                    rows.Add((csv.RawRow, cells));
                }
            }

            return headings.IsEmpty ? null : new RawList(headings, rows.ToImmutable());
        }
        catch (Exception failure) when (failure is CsvHelperException or DecoderFallbackException)
        {
            return null;
        }
    }
}
