using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Tests.Programmes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CE4BIG.Domain.Tests.Calendar;

public sealed class DeadlinesTests
{
    private static readonly TimeZoneInfo Paris = Shipped.Programme.TimeZone;
    private static readonly WorkingCalendar Calendar = Shipped.Programme.Calendar;
    private static readonly Deadlines Deadlines = Shipped.Programme.Deadlines;

    [Theory]
    [InlineData("2026-06-01T09:00:00Z", 10, "2026-06-11T21:59:59Z")] // summer: two hours ahead
    [InlineData("2026-01-12T09:00:00Z", 10, "2026-01-22T22:59:59Z")] // winter: one hour ahead
    [InlineData("2026-06-03T09:00:00Z", 10, "2026-06-15T21:59:59Z")] // the 13th is a Saturday
    [InlineData("2026-12-15T09:00:00Z", 10, "2026-12-28T22:59:59Z")] // Christmas, then a weekend
    [InlineData("2026-06-01T22:30:00Z", 10, "2026-06-12T21:59:59Z")] // half past midnight in Paris: already the 2nd
    [InlineData("2026-03-26T09:00:00Z", 3, "2026-03-30T21:59:59Z")] // over the change to summer time, Sunday 29 March
    [InlineData("2026-10-22T09:00:00Z", 4, "2026-10-26T22:59:59Z")] // over the change to winter time, Sunday 25 October
    public void A_deadline_is_the_last_second_of_a_working_day_on_the_wall(string opened, int days, string due)
        => Assert.Equal(Instant(due), Deadlines.Due(Instant(opened), days));

    [Theory]
    [InlineData("2026-06-01T09:00:00Z", 3, "2026-06-04T06:00:00Z")]
    [InlineData("2026-06-01T09:00:00Z", 5, "2026-06-08T06:00:00Z")] // Saturday waits for Monday
    [InlineData("2026-03-27T09:00:00Z", 3, "2026-03-30T06:00:00Z")] // first morning of summer time
    [InlineData("2026-10-23T09:00:00Z", 3, "2026-10-26T07:00:00Z")] // first morning of winter time
    public void A_reminder_comes_at_eight_in_the_morning_of_a_working_day(string opened, int days, string reminder)
        => Assert.Equal(Instant(reminder), Deadlines.Reminder(Instant(opened), days));

    [Fact]
    public void Days_before_a_date_are_counted_too()
        => Assert.Equal(Instant("2026-06-12T06:00:00Z"), Deadlines.Reminder(new DateOnly(2026, 6, 15), -3));

    [Theory]
    [InlineData("2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T21:59:59Z", 23)]
    [InlineData("2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T22:59:59Z", 25)]
    [InlineData("2026-06-15", "2026-06-14T22:00:00Z", "2026-06-15T21:59:59Z", 24)]
    public void A_day_is_as_long_as_the_clock_makes_it(string date, string start, string end, int hours)
    {
        var day = DateOnly.ParseExact(date, "yyyy-MM-dd", null);

        Assert.Equal(Instant(start), Deadlines.StartOf(day));
        Assert.Equal(Instant(end), Deadlines.EndOf(day));
        Assert.Equal(TimeSpan.FromHours(hours) - TimeSpan.FromSeconds(1), Deadlines.EndOf(day) - Deadlines.StartOf(day));
    }

    [Fact]
    public void A_day_that_begins_after_a_skipped_midnight_begins_with_the_first_time_there_is()
    {
        // Beirut puts its clocks forward at midnight: 29 March 2026 begins at one o'clock.
        var beirut = new Deadlines(Calendar, TimeZoneInfo.FindSystemTimeZoneById("Asia/Beirut"));

        Assert.Equal(Instant("2026-03-28T22:00:00Z"), beirut.StartOf(new DateOnly(2026, 3, 29)));
    }

    [Fact]
    public void A_deadline_in_a_repeated_hour_is_the_later_of_the_two()
    {
        // Beirut puts its clocks back at midnight: 23:59:59 of 24 October 2026 comes twice. It is a Saturday, so no closure days here.
        var beirut = new Deadlines(Calendar, TimeZoneInfo.FindSystemTimeZoneById("Asia/Beirut"));

        Assert.Equal(Instant("2026-10-24T21:59:59Z"), beirut.EndOf(new DateOnly(2026, 10, 24)));
    }

    [Property]
    public Property Every_deadline_is_one_second_before_midnight_of_a_working_day_and_never_early()
        => Prop.ForAll(Instants(), Gen.Choose(0, 60).ToArbitrary(), (opened, days) =>
        {
            var due = Deadlines.Due(opened, days);
            var local = TimeZoneInfo.ConvertTime(due, Paris);
            return due.Offset == TimeSpan.Zero
                && local.TimeOfDay == new TimeSpan(23, 59, 59)
                && Calendar.IsWorkingDay(DateOnly.FromDateTime(local.DateTime))
                && DateOnly.FromDateTime(local.DateTime) >= Deadlines.LocalDate(opened).AddDays(days);
        });

    [Property]
    public Property Every_reminder_is_at_eight_on_a_working_day()
        => Prop.ForAll(Instants(), Gen.Choose(0, 60).ToArbitrary(), (opened, days) =>
        {
            var local = TimeZoneInfo.ConvertTime(Deadlines.Reminder(opened, days), Paris);
            return local.TimeOfDay == TimeSpan.FromHours(8) && Calendar.IsWorkingDay(DateOnly.FromDateTime(local.DateTime));
        });

    [Property]
    public Property More_days_never_mean_an_earlier_deadline()
        => Prop.ForAll(Instants(), Gen.Choose(0, 60).ToArbitrary(), (opened, days) => Deadlines.Due(opened, days + 1) >= Deadlines.Due(opened, days));

    private static Arbitrary<DateTimeOffset> Instants()
        => Gen.Choose(0, 3 * 365 * 24 * 60).Select(minutes => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes)).ToArbitrary();

    private static DateTimeOffset Instant(string text) => DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", null, System.Globalization.DateTimeStyles.AssumeUniversal);
}
