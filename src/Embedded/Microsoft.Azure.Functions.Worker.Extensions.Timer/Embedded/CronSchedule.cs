using NCrontab;

namespace Microsoft.Azure.Functions.Worker.Extensions.Timer;

/// <summary>A schedule of six cron fields, or of five that mean "at second zero"; always in UTC.</summary>
internal sealed class CronSchedule
{
    private readonly CrontabSchedule _schedule;

    private CronSchedule(CrontabSchedule schedule) => _schedule = schedule;

    public static CronSchedule? TryParse(string text)
    {
        var fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        var options = new CrontabSchedule.ParseOptions { IncludingSeconds = fields == 6 };
        return CrontabSchedule.TryParse(text, options) is { } schedule ? new CronSchedule(schedule) : null;
    }

    public DateTime After(DateTime time) => _schedule.GetNextOccurrence(time);

    /// <summary>Whether it fires more often than once a minute somewhere in its next runs: then no status is worth keeping.</summary>
    public bool IsFasterThanAMinute(DateTime now)
    {
        var previous = After(now);
        for (var i = 0; i < 5; i++)
        {
            var next = After(previous);
            if (next - previous < TimeSpan.FromMinutes(1))
            {
                return true;
            }

            previous = next;
        }

        return false;
    }
}
