using System.Globalization;
using CE4BIG.Domain.Budget;
using CE4BIG.Domain.Calendar;
using CE4BIG.Functions.Budget;
using CE4BIG.Pages.Models;

namespace CE4BIG.Functions.Desk;

/// <summary>Reads what a ledger's entries are narrowed to from an address. What makes no sense is as if it were not there.</summary>
internal static class LedgerFilters
{
    /// <summary>The filter that a query asks for.</summary>
    /// <param name="value">The query's values by name; null or empty for one that is not there.</param>
    public static LedgerFilter Read(Func<string, string?> value) => new()
    {
        Kind = Enum.TryParse<LedgerEntryKind>(value("kind"), ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(value("kind")![0]) ? kind : null,
        From = Day(value("from")),
        To = Day(value("to")),
    };

    /// <summary>What is to be read for a filter; days are those of the programme's time zone.</summary>
    public static LedgerQuery Query(LedgerFilter filter, Deadlines deadlines) => new(
        filter.Kind,
        filter.From is { } from ? deadlines.StartOf(from) : null,
        filter.To is { } to ? deadlines.StartOf(to.AddDays(1)) : null);

    // Years that no calendar of a programme has would not fit into a moment.
    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 2200 ? day : null;
}
