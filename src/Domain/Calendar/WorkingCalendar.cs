namespace CE4BIG.Domain.Calendar;

/// <summary>Which days are worked: all but Saturdays, Sundays and the programme's closure days.</summary>
public sealed class WorkingCalendar
{
    // No programme closes for two months; a file that says so would otherwise make every search below endless.
    private const int LongestClosure = 60;

    /// <summary>A calendar with these closure days.</summary>
    public WorkingCalendar(IEnumerable<ClosureDay> closureDays) => ClosureDays = [.. closureDays];

    /// <summary>The programme's own days off.</summary>
    public IReadOnlyList<ClosureDay> ClosureDays { get; }

    /// <summary>Whether people work on that day.</summary>
    public bool IsWorkingDay(DateOnly date)
    {
        if (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            return false;

        foreach (var closure in ClosureDays)
        {
            if (closure.Covers(date))
                return false;
        }

        return true;
    }

    /// <summary>Working days from <paramref name="first"/> to <paramref name="last"/>, both included; none when they are reversed.</summary>
    public int WorkingDaysBetween(DateOnly first, DateOnly last)
    {
        var count = 0;
        for (var day = first.DayNumber; day <= last.DayNumber; day++)
        {
            if (IsWorkingDay(DateOnly.FromDayNumber(day)))
                count++;
        }

        return count;
    }

    /// <summary>The day itself when it is worked, else the next one that is.</summary>
    public DateOnly OnOrAfter(DateOnly date)
    {
        for (var days = 0; days <= LongestClosure; days++)
        {
            var candidate = date.AddDays(days);
            if (IsWorkingDay(candidate))
                return candidate;
        }

        throw new InvalidOperationException("The closure days leave no working day.");
    }

    /// <summary>The <paramref name="workingDays"/>th working day after the date; for 0 the date itself, or the next working day.</summary>
    public DateOnly AddWorkingDays(DateOnly date, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);
        if (workingDays == 0)
            return OnOrAfter(date);

        for (var done = 0; done < workingDays; done++)
            date = OnOrAfter(date.AddDays(1));

        return date;
    }
}
