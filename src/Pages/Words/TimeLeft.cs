using CE4BIG.Domain.Programmes;

namespace CE4BIG.Pages.Words;

/// <summary>Says how much time is left until a deadline, in working days of the programme: nobody is expected to answer on the others.</summary>
internal static class TimeLeft
{
    /// <summary>"3 working days left", "today is the last day", "2 working days overdue".</summary>
    public static string InWords(Vocabulary words, Programme programme, DateTimeOffset now, DateTimeOffset due)
    {
        var (today, last) = (programme.Deadlines.LocalDate(now), programme.Deadlines.LocalDate(due));
        if (IsOverdue(now, due))
        {
            return today == last ? words["deadline.justPassed"] : words["deadline.overdue", ("n", Math.Max(1, programme.Calendar.WorkingDaysBetween(last.AddDays(1), today)))];
        }

        return today == last ? words["deadline.today"] : words["deadline.left", ("n", programme.Calendar.WorkingDaysBetween(today.AddDays(1), last))];
    }

    /// <summary>Whether the deadline has passed.</summary>
    public static bool IsOverdue(DateTimeOffset now, DateTimeOffset due) => now > due;
}
