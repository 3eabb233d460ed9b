using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Tests.Programmes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CE4BIG.Domain.Tests.Calendar;

public sealed class WorkingCalendarTests
{
    private static readonly WorkingCalendar Calendar = Shipped.Programme.Calendar;

    [Theory]
    [InlineData("2026-06-08", "2026-06-10", 3)] // Monday to Wednesday
    [InlineData("2026-06-05", "2026-06-08", 2)] // over a weekend
    [InlineData("2026-06-06", "2026-06-07", 0)] // a weekend
    [InlineData("2026-06-08", "2026-06-08", 1)]
    [InlineData("2026-06-10", "2026-06-08", 0)] // reversed
    [InlineData("2026-12-23", "2026-12-29", 4)] // Friday the 25th is closed, the 26th a Saturday
    [InlineData("2027-03-26", "2027-03-30", 2)] // Easter Monday of that year
    [InlineData("2028-02-28", "2028-03-01", 3)] // a leap day
    public void Working_days_are_counted_with_first_and_last(string first, string last, int expected)
        => Assert.Equal(expected, Calendar.WorkingDaysBetween(Day(first), Day(last)));

    [Theory]
    [InlineData("12-25", "2031-12-25", true)]
    [InlineData("12-25", "2031-12-24", false)]
    [InlineData("2027-03-29", "2027-03-29", true)]
    [InlineData("2027-03-29", "2028-03-29", false)]
    [InlineData("02-29", "2028-02-29", true)]
    public void A_closure_day_is_of_one_year_or_of_every_year(string closure, string date, bool closed)
        => Assert.Equal(closed, Closure(closure).Covers(Day(date)));

    [Theory]
    [InlineData("")]
    [InlineData("13-01")]
    [InlineData("02-30")]
    [InlineData("2027-02-29")]
    [InlineData("12/25")]
    [InlineData("1-1")]
    [InlineData("25.12.2026")]
    public void What_is_no_day_is_no_closure_day(string text) => Assert.False(ClosureDay.TryParse(text, out _));

    [Theory]
    [InlineData("12-25")]
    [InlineData("2027-03-29")]
    public void A_closure_day_prints_as_it_was_written(string text) => Assert.Equal(text, Closure(text).ToString());

    [Theory]
    [InlineData("2026-06-05", 1, "2026-06-08")]
    [InlineData("2026-06-06", 0, "2026-06-08")]
    [InlineData("2026-06-06", 1, "2026-06-08")]
    [InlineData("2026-12-24", 1, "2026-12-28")]
    [InlineData("2026-06-08", 5, "2026-06-15")]
    public void Working_days_are_added_over_weekends_and_closures(string from, int days, string expected)
        => Assert.Equal(Day(expected), Calendar.AddWorkingDays(Day(from), days));

    [Fact]
    public void A_calendar_without_working_days_says_so_instead_of_searching_for_ever()
    {
        var closed = new WorkingCalendar(Enumerable.Range(0, 366).Select(day => Closure(new DateOnly(2028, 1, 1).AddDays(day).ToString("MM-dd", null))));

        Assert.Throws<InvalidOperationException>(() => closed.OnOrAfter(new DateOnly(2026, 1, 1)));
    }

    [Property]
    public Property Counting_agrees_with_crossing_out_days_on_paper()
        => Prop.ForAll(Days(), Gen.Choose(0, 60).ToArbitrary(), (first, length) =>
        {
            var paper = Enumerable.Range(0, length + 1)
                .Select(first.AddDays)
                .Where(day => day.DayOfWeek != DayOfWeek.Saturday)
                .Where(day => day.DayOfWeek != DayOfWeek.Sunday)
                .Count(day => (day.Month, day.Day) is not ((1, 1) or (5, 1) or (12, 25) or (12, 26))
                    && day != new DateOnly(2026, 4, 6) && day != new DateOnly(2027, 3, 29) && day != new DateOnly(2028, 4, 17));
            return Calendar.WorkingDaysBetween(first, first.AddDays(length)) == paper;
        });

    [Property]
    public Property Adding_working_days_and_counting_them_agree()
        => Prop.ForAll(Days(), Gen.Choose(1, 40).ToArbitrary(), (from, days) =>
        {
            var reached = Calendar.AddWorkingDays(from, days);
            return Calendar.IsWorkingDay(reached) && Calendar.WorkingDaysBetween(from.AddDays(1), reached) == days;
        });

    [Property]
    public Property The_next_working_day_skips_no_other()
        => Prop.ForAll(Days(), from =>
        {
            var next = Calendar.OnOrAfter(from);
            return next >= from && Calendar.WorkingDaysBetween(from, next) == 1 && Calendar.IsWorkingDay(next);
        });

    private static Arbitrary<DateOnly> Days()
        => Gen.Choose(new DateOnly(2025, 12, 1).DayNumber, new DateOnly(2029, 12, 31).DayNumber).Select(DateOnly.FromDayNumber).ToArbitrary();

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", null);

    private static ClosureDay Closure(string text)
    {
        Assert.True(ClosureDay.TryParse(text, out var day));
        return day;
    }
}
