using System.Collections.Immutable;
using System.Globalization;

namespace CE4BIG.Domain.Applications;

/// <summary>
/// The agenda of a short visit, day by day. A form asks for each working day in a field of its own (<c>agenda-2027-03-15</c>); stored is one
/// text, a line for each day (<c>2027-03-15 What happens</c>), so that every agenda is a text, however it was written.
/// </summary>
public static class DailyAgenda
{
    /// <summary>Visits with more working days than this write one text.</summary>
    public const int MostDays = 10;

    private const string Prefix = "agenda-";
    private const string DateFormat = "yyyy-MM-dd";
    private const int DateLength = 10;

    /// <summary>The field of a day.</summary>
    public static string Field(DateOnly day) => Prefix + Iso(day);

    /// <summary>Whether a field is that of a day.</summary>
    public static bool IsField(string field) => TryDay(field, out _);

    /// <summary>The days that a form asks for one by one; none where the dates are not known, or are too many.</summary>
    public static IReadOnlyList<DateOnly> Days(IReadOnlyDictionary<string, string> fields, Calendar.WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(calendar);
        if (!TryDate(fields, ApplicationFields.StartDate, out var start) || !TryDate(fields, ApplicationFields.EndDate, out var end))
            return [];

        var days = new List<DateOnly>(MostDays);
        for (var day = start; day <= end; day = day.AddDays(1))
        {
            if (!calendar.IsWorkingDay(day))
                continue;

            if (days.Count == MostDays)
                return [];

            days.Add(day);
        }

        return days;
    }

    /// <summary>
    /// What was typed for each of these days. Where the visit was moved, the texts move along in their order; what finds no day of its
    /// own is added to the last, so that nothing is lost.
    /// </summary>
    public static IReadOnlyList<(DateOnly Day, string Text)> Entries(IReadOnlyDictionary<string, string> fields, IReadOnlyList<DateOnly> days)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(days);
        var typed = Typed(fields);
        var homeless = new Queue<string>(typed.Where(entry => !days.Contains(entry.Day)).Select(entry => entry.Text));
        var entries = days.Select(day => (Day: day, Text: typed.FirstOrDefault(entry => entry.Day == day).Text ?? "")).ToArray();
        for (var i = 0; i < entries.Length && homeless.Count > 0; i++)
        {
            if (string.IsNullOrWhiteSpace(entries[i].Text))
                entries[i].Text = homeless.Dequeue();
        }

        if (entries.Length > 0 && homeless.Count > 0)
            entries[^1].Text = string.Join("; ", homeless.Prepend(entries[^1].Text));

        return entries;
    }

    /// <summary>Everything typed day by day as one text; empty where nothing was.</summary>
    public static string Text(IReadOnlyDictionary<string, string> fields) => Compose(Typed(fields));

    /// <summary>Whether something was typed day by day.</summary>
    public static bool IsTyped(IReadOnlyDictionary<string, string> fields) => Typed(fields).Count > 0;

    /// <summary>One line for each day; days without a text are left out.</summary>
    public static string Compose(IEnumerable<(DateOnly Day, string Text)> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return string.Join('\n', entries.Where(entry => !string.IsNullOrWhiteSpace(entry.Text)).Select(entry => $"{Iso(entry.Day)} {entry.Text}"));
    }

    /// <summary>The days of an agenda that was written day by day; empty where it is prose.</summary>
    public static ImmutableArray<(DateOnly Day, string Text)> Split(string agenda)
    {
        ArgumentNullException.ThrowIfNull(agenda);
        var days = ImmutableArray.CreateBuilder<(DateOnly Day, string Text)>();
        foreach (var line in agenda.Split('\n'))
        {
            if (line.Length <= DateLength + 1 || line[DateLength] != ' ' || !TryIso(line.AsSpan(0, DateLength), out var day) || (days.Count > 0 && day <= days[^1].Day))
                return [];

            days.Add((day, line[(DateLength + 1)..]));
        }

        return days.ToImmutable();
    }

    private static List<(DateOnly Day, string Text)> Typed(IReadOnlyDictionary<string, string> fields)
        => [.. fields.Where(field => !string.IsNullOrWhiteSpace(field.Value) && IsField(field.Key)).Select(field => (Day(field.Key), field.Value)).OrderBy(entry => entry.Item1)];

    private static DateOnly Day(string field) => TryDay(field, out var day) ? day : default;

    /// <summary>The day that a field is for. False where it is not that of a day.</summary>
    public static bool TryDay(string field, out DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(field);
        day = default;
        return field.StartsWith(Prefix, StringComparison.Ordinal) && TryIso(field.AsSpan(Prefix.Length), out day);
    }

    private static bool TryDate(IReadOnlyDictionary<string, string> fields, string field, out DateOnly date)
    {
        date = default;
        return fields.TryGetValue(field, out var text) && TryIso(text.AsSpan().Trim(), out date) && FieldReader.IsPlausible(date);
    }

    private static bool TryIso(ReadOnlySpan<char> text, out DateOnly date)
        => DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private static string Iso(DateOnly day) => day.ToString(DateFormat, CultureInfo.InvariantCulture);
}
