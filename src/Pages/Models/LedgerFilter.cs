using System.Globalization;
using CE4BIG.Domain.Budget;

namespace CE4BIG.Pages.Models;

/// <summary>What the entries of a ledger are narrowed to, as it stands in the address.</summary>
public sealed record LedgerFilter
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Only those of this kind.</summary>
    public LedgerEntryKind? Kind { get; init; }

    /// <summary>Only those from this day on.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Only those up to this day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Whether it leaves everything.</summary>
    public bool IsEmpty => this == new LedgerFilter();

    /// <summary>As a query, without a question mark: what reads back as this.</summary>
    public string Query => string.Join('&', Pairs().Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"));

    private IEnumerable<(string Name, string Value)> Pairs()
    {
        if (Kind is { } kind) yield return ("kind", kind.ToString());
        if (From is { } from) yield return ("from", from.ToString(DayFormat, CultureInfo.InvariantCulture));
        if (To is { } to) yield return ("to", to.ToString(DayFormat, CultureInfo.InvariantCulture));
    }
}
