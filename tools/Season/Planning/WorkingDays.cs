namespace CE4BIG.Season.Planning;

/// <summary>Working days as the shipped programme counts them, written down a second time like <see cref="Tariff"/>.</summary>
internal static class WorkingDays
{
    private static readonly (int Month, int Day)[] ClosedEveryYear = [(1, 1), (5, 1), (12, 25), (12, 26)];
    private static readonly DateOnly[] EasterMondays = [new(2026, 4, 6), new(2027, 3, 29), new(2028, 4, 17)];

    public static bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !ClosedEveryYear.Contains((day.Month, day.Day)) && !EasterMondays.Contains(day);

    /// <summary>The day itself where it is one, else the next.</summary>
    public static DateOnly OnOrAfter(DateOnly day)
    {
        while (!IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>The last day of a visit that starts on <paramref name="first"/> and has so many working days.</summary>
    public static DateOnly LastOf(DateOnly first, int workingDays)
    {
        var day = OnOrAfter(first);
        for (var left = workingDays - 1; left > 0; left--)
        {
            day = OnOrAfter(day.AddDays(1));
        }

        return day;
    }
}
