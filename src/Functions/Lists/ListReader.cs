using System.Collections.Immutable;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Programmes;
using CE4BIG.Pages.Models;
using Microsoft.AspNetCore.Http;

namespace CE4BIG.Functions.Lists;

/// <summary>
/// Judges a list row by row: all that is wrong with it, or the organisations. Contact columns may stand in it, so that lists need no editing
/// before; they are not kept, since nothing needs them (domain: GDPR).
/// </summary>
public static class ListReader
{
    private const string Organisation = "organisation";
    private const string Country = "country";
    private const string Cluster = "cluster";
    private const string Vat = "vat";
    private const int BytesOfAKilobyte = 1000;

    private static readonly string[] Required = [Organisation, Country, Cluster];
    private static readonly string[] Known = [.. Required, Vat, "registration_number", "contact_name", "email", "language"];

    /// <summary>Reads a file that was posted.</summary>
    /// <param name="file">The file; null where none was chosen.</param>
    /// <param name="programme">Gives the clusters.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The organisations, or what is wrong; never both.</returns>
    public static async Task<(ImmutableArray<ListLine> Lines, ImmutableArray<ListError> Errors)> ReadAsync(
        IFormFile? file, Programme programme, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(programme);
        if (file is not { Length: > 0 })
        {
            return ([], [new ListError(ListProblem.FileMissing)]);
        }

        if (file.Length > ListLimits.FileBytes)
        {
            return ([], [new ListError(ListProblem.FileTooLarge, Limit: ListLimits.FileBytes / BytesOfAKilobyte)]);
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        content.Position = 0;

        // By its first bytes and not by its name: a workbook is a ZIP archive.
        var raw = content.GetBuffer().AsSpan().StartsWith("PK"u8) ? XlsxListReader.Read(content) : await CsvListReader.ReadAsync(content, cancellationToken);
        return raw is null ? ([], [new ListError(ListProblem.NotReadable)]) : Judge(raw, programme);
    }

    private static (ImmutableArray<ListLine> Lines, ImmutableArray<ListError> Errors) Judge(RawList raw, Programme programme)
    {
        ImmutableArray<string> headings = [.. raw.Headings.Select(heading => heading.Trim().ToLowerInvariant().Replace(' ', '_'))];
        ImmutableArray<ListError> errors = [.. Errors(headings, raw)];
        if (!errors.IsEmpty)
        {
            return ([], errors);
        }

        var found = new List<ListError>();
        var lines = ImmutableArray.CreateBuilder<ListLine>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (number, cells) in raw.Rows)
        {
            var before = found.Count;
            var row = new ListRowReader(number, headings, cells, programme, found);
            var line = row.Read();
            if (found.Count > before)
            {
                continue;
            }

            foreach (var key in ListStore.Keys(line))
            {
                if (!seen.TryAdd(key, number) && found.Count == before)
                {
                    found.Add(new ListError(ListProblem.Twice, number, Organisation, seen[key]));
                }
            }

            lines.Add(line);
        }

        return found.Count > 0 ? ([], [.. found]) : (lines.ToImmutable(), []);
    }

    private static IEnumerable<ListError> Errors(ImmutableArray<string> headings, RawList raw)
    {
        foreach (var missing in Required.Except(headings, StringComparer.Ordinal))
        {
            yield return new ListError(ListProblem.ColumnMissing, 1, missing);
        }

        foreach (var unknown in headings.Where(heading => heading.Length > 0).Except(Known, StringComparer.Ordinal))
        {
            yield return new ListError(ListProblem.ColumnUnknown, 1, unknown.Length <= ListLimits.Cell ? unknown : unknown[..ListLimits.Cell]);
        }

        foreach (var twice in headings.Where(heading => heading.Length > 0).CountBy(heading => heading, StringComparer.Ordinal).Where(count => count.Value > 1))
        {
            yield return new ListError(ListProblem.ColumnTwice, 1, twice.Key);
        }

        if (raw.Rows.IsEmpty)
        {
            yield return new ListError(ListProblem.NoRows);
        }
        else if (raw.Rows.Length > ListLimits.Rows)
        {
            yield return new ListError(ListProblem.TooManyRows, Limit: ListLimits.Rows);
        }
    }

    private sealed class ListRowReader(int number, ImmutableArray<string> headings, ImmutableArray<string> cells, Programme programme, List<ListError> errors)
    {
        public ListLine Read()
        {
            var organisation = Line(Organisation, ApplicationLimits.Organisation, required: true);
            var country = CountryCode.TryParse(Line(Country, ListLimits.Cell, required: true), out var code) && programme.EligibleCountries.Contains(code)
                ? code
                : Wrong(Country, ListProblem.UnknownCountry, default(CountryCode));
            var cluster = FindCluster(Line(Cluster, ListLimits.Cell, required: true));
            var vat = Line(Vat, ListLimits.Cell, required: false);
            return new ListLine(organisation, country, cluster, vat.Length == 0 ? null : VatNumber.TryRead(vat, country, out var read) ? read : Wrong(Vat, ListProblem.NotAVatNumber, vat));
        }

        // People write its name as often as its id.
        private string FindCluster(string text) => programme.Clusters.FirstOrDefault(cluster =>
            string.Equals(cluster.Id, text, StringComparison.OrdinalIgnoreCase) || string.Equals(cluster.Name, text, StringComparison.OrdinalIgnoreCase)) is { } found
                ? found.Id
                : Wrong(Cluster, ListProblem.UnknownCluster, text);

        private string Line(string column, int longest, bool required)
        {
            var index = headings.IndexOf(column);
            var raw = index >= 0 && index < cells.Length ? cells[index] : string.Empty;
            return !CleanText.TryLine(raw, out var clean) ? Wrong(column, ListProblem.UnsafeCharacters, string.Empty)
                : clean.Length > longest ? Wrong(column, ListProblem.TooLong, string.Empty, longest)
                : clean.Length == 0 && required ? Wrong(column, ListProblem.Missing, string.Empty)
                : clean;
        }

        // One problem a cell: what is missing is not unknown as well.
        private T Wrong<T>(string column, ListProblem problem, T value, int limit = 0)
        {
            if (!errors.Exists(error => error.Row == number && error.Column == column))
            {
                errors.Add(new ListError(problem, number, column, limit));
            }

            return value;
        }
    }
}
