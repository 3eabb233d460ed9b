using System.Collections.Frozen;
using System.Globalization;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Pages.Words;

/// <summary>Writes dates, moments, numbers and amounts as a reader of one language expects them, by the programme's clock.</summary>
public sealed class Formats(Language language, TimeZoneInfo timeZone)
{
    private const int BytesPerMegabyte = 1024 * 1024;
    private static readonly FrozenDictionary<Language, CultureInfo> Cultures = Enum.GetValues<Language>().ToFrozenDictionary(language => language, NewCulture);

    /// <summary>How the language writes. English is Irish English: the one that has the euro and puts the day before the month.</summary>
    public CultureInfo Culture { get; } = CultureOf(language);

    /// <summary>A date with its weekday: <c>Monday 14 September 2026</c>.</summary>
    public string Date(DateOnly date) => date.ToString(language == Language.De ? "dddd, d. MMMM yyyy" : "dddd d MMMM yyyy", Culture);

    /// <summary>A date for tables and lists: <c>14 Sept 2026</c>.</summary>
    public string ShortDate(DateOnly date) => date.ToString(language == Language.De ? "d. MMM yyyy" : "d MMM yyyy", Culture);

    /// <summary>A month with its year: <c>September 2026</c>.</summary>
    public string Month(DateOnly day) => day.ToString("MMMM yyyy", Culture);

    /// <summary>A month for the axis of a chart: <c>Sept 26</c>.</summary>
    public string ShortMonth(DateOnly day) => day.ToString("MMM yy", Culture);

    /// <summary>The first and the last day of a visit.</summary>
    public string Period(DateOnly first, DateOnly last) => $"{ShortDate(first)} – {ShortDate(last)}";

    /// <summary>The day of a moment, with its weekday. Deadlines are days: they end with the day.</summary>
    public string Day(DateTimeOffset moment) => Date(Local(moment));

    /// <summary>How many days on the calendar lie between two moments: 0 on the same day, 1 from one day to the next.</summary>
    public int DaysBetween(DateTimeOffset from, DateTimeOffset to) => Local(to).DayNumber - Local(from).DayNumber;

    /// <summary>The day of a moment, short.</summary>
    public string ShortDay(DateTimeOffset moment) => ShortDate(Local(moment));

    /// <summary>A moment to the minute: <c>14 Sept 2026, 09:30</c>.</summary>
    public string Moment(DateTimeOffset moment) => $"{ShortDate(Local(moment))}, {Time(moment)}";

    /// <summary>The time of day of a moment: <c>09:30</c>.</summary>
    public string Time(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, timeZone).ToString("HH:mm", Culture);

    /// <summary>A date as a <c>datetime</c> attribute has it.</summary>
    public static string Machine(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A moment as a <c>datetime</c> attribute has it.</summary>
    public static string Machine(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>An amount: <c>€1,100.00</c>, <c>1 100,00 €</c>. Never broken across lines.</summary>
    public string Amount(Money money)
    {
        if (money.Cents < 0) return "−" + Amount(new Money(-money.Cents, money.Currency));
        var number = (money.Cents / 100m).ToString("N2", Culture);
        var symbol = money.Currency == Money.Euro ? "€" : money.Currency + "\u00a0";
        return language == Language.En ? symbol + number : $"{number}\u00a0{symbol.TrimEnd('\u00a0')}";
    }

    /// <summary>An amount without cents where it has none: for texts that speak of round sums.</summary>
    public string RoundAmount(Money money)
    {
        if (money.Cents % 100 != 0) return Amount(money);
        if (money.Cents < 0) return "−" + RoundAmount(new Money(-money.Cents, money.Currency));
        var number = (money.Cents / 100).ToString("N0", Culture);
        return language == Language.En && money.Currency == Money.Euro ? "€" + number : $"{number}\u00a0{(money.Currency == Money.Euro ? "€" : money.Currency)}";
    }

    /// <summary>A whole number with its thousands set apart.</summary>
    public string Number(long number) => number.ToString("N0", Culture);

    /// <summary>A file's size in kilobytes or megabytes.</summary>
    public string Size(long bytes) => bytes < BytesPerMegabyte
        ? $"{Math.Max(1, bytes / 1024).ToString("N0", Culture)}\u00a0kB"
        : $"{(bytes / (double)BytesPerMegabyte).ToString("N1", Culture)}\u00a0MB";

    internal static CultureInfo CultureOf(Language language) => Cultures[language];

    private static CultureInfo NewCulture(Language language)
    {
        var (name, thousands, point) = language switch
        {
            Language.En => ("en-IE", ",", "."),
            Language.Fr => ("fr-FR", "\u202f", ","),
            Language.De => ("de-DE", ".", ","),
            Language.Pl => ("pl-PL", "\u00a0", ","),
        };
        // Set here, since the data of operating systems differ in them from release to release.
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        culture.NumberFormat.NumberGroupSeparator = thousands;
        culture.NumberFormat.NumberDecimalSeparator = point;
        culture.NumberFormat.NumberGroupSizes = [3];
        return CultureInfo.ReadOnly(culture);
    }

    private DateOnly Local(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, timeZone).DateTime);
}
