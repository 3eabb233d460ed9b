using CE4BIG.Pages.Words;

namespace CE4BIG.Pages.Mail;

/// <summary>Says a deadline with its weekday and how long that is: who reads "7 March" has to count, who reads "in 3 days" has not.</summary>
internal static class DeadlineWords
{
    /// <summary>The sentence at a key with the day, and how far away it is, unless it has passed.</summary>
    public static string Of(Vocabulary words, Formats formats, string key, DateTimeOffset due, DateTimeOffset now)
    {
        var days = formats.DaysBetween(now, due);
        var day = formats.Day(due);
        return words[key, ("date", days switch
        {
            < 0 => day,
            0 => words["mail.left.today", ("date", day)],
            1 => words["mail.left.tomorrow", ("date", day)],
            _ => words["mail.left.days", ("date", day), ("n", days)],
        })];
    }
}
