namespace CE4BIG.Domain.Calendar;

/// <summary>
/// Turns days into instants: deadlines and reminders fall on working days, by the clock on the wall in the programme's time zone
/// (architecture §6). Instants go in and come out in UTC.
/// </summary>
/// <remarks>
/// A deadline is the last second of its day, 23:59:59, so that it prints as the day it belongs to: an answer is in time while
/// <c>now &lt;= due</c>. A reminder goes out at 08:00, when people begin their day.
/// </remarks>
public sealed class Deadlines(WorkingCalendar calendar, TimeZoneInfo timeZone)
{
    private static readonly TimeOnly EndOfDay = new(23, 59, 59);
    private static readonly TimeOnly Morning = new(8, 0);

    /// <summary>The date on the wall, in the programme's time zone, at that instant.</summary>
    public DateOnly LocalDate(DateTimeOffset instant)
        => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, timeZone).DateTime);

    /// <summary>The end of the working day that lies <paramref name="days"/> calendar days after the instant, or of the next working day.</summary>
    public DateTimeOffset Due(DateTimeOffset opened, int days) => Due(LocalDate(opened), days);

    /// <summary>The end of the working day that lies <paramref name="days"/> calendar days after the date, or of the next working day.</summary>
    public DateTimeOffset Due(DateOnly from, int days) => At(calendar.OnOrAfter(from.AddDays(days)), EndOfDay);

    /// <summary>The morning of the working day that lies <paramref name="days"/> calendar days after the instant, or of the next working day.</summary>
    public DateTimeOffset Reminder(DateTimeOffset opened, int days) => Reminder(LocalDate(opened), days);

    /// <summary>The morning of the working day that lies <paramref name="days"/> calendar days after the date (before it, when negative), or of the next working day.</summary>
    public DateTimeOffset Reminder(DateOnly from, int days) => At(calendar.OnOrAfter(from.AddDays(days)), Morning);

    /// <summary>The first instant of the date: when a visit that starts on it begins.</summary>
    public DateTimeOffset StartOf(DateOnly date) => At(date, TimeOnly.MinValue);

    /// <summary>The last second of the date, worked or not: when a visit that ends on it is over.</summary>
    public DateTimeOffset EndOf(DateOnly date) => At(date, EndOfDay);

    private DateTimeOffset At(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time, DateTimeKind.Unspecified);

        // Clocks were put forward over this time: the first time that exists after it.
        while (timeZone.IsInvalidTime(local))
            local = local.AddMinutes(1);

        // Clocks were put back over it: the later of the two, so that nobody loses an hour. The smaller offset is the later one.
        var offset = timeZone.IsAmbiguousTime(local) ? timeZone.GetAmbiguousTimeOffsets(local).Min() : timeZone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
