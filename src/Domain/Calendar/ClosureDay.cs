using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace CE4BIG.Domain.Calendar;

/// <summary>A day on which nobody is expected to work: of one year (<c>2027-03-29</c>) or of every year (<c>12-25</c>).</summary>
[JsonConverter(typeof(StoredTextJsonConverter<ClosureDay>))]
public readonly record struct ClosureDay : IStoredText<ClosureDay>
{
    // A leap year, so that 02-29 can be named.
    private const int AnyYear = 2000;

    private readonly DateOnly _date;
    private readonly bool _everyYear;

    private ClosureDay(DateOnly date, bool everyYear) => (_date, _everyYear) = (date, everyYear);

    /// <inheritdoc/>
    public string Value => _date.ToString(_everyYear ? "MM-dd" : "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, out ClosureDay value)
    {
        var everyYear = text is { Length: 5 };
        var full = everyYear ? string.Create(CultureInfo.InvariantCulture, $"{AnyYear}-{text}") : text;
        var ok = DateOnly.TryParseExact(full, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        value = ok ? new ClosureDay(date, everyYear) : default;
        return ok;
    }

    /// <summary>Whether the date falls on this day.</summary>
    public bool Covers(DateOnly date)
        => date.Month == _date.Month && date.Day == _date.Day && (_everyYear || date.Year == _date.Year);

    /// <summary>As written in the programme file.</summary>
    public override string ToString() => Value;
}
