using System.Globalization;
using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CE4BIG.Domain.Tests.Programmes;

public sealed class TimingsTests
{
    private static readonly Timings Rules = Shipped.Programme.Timings;
    private static readonly Deadlines Deadlines = Shipped.Programme.Deadlines;
    private static readonly DateOnly Monday = new(2026, 6, 1);

    [Fact]
    public void The_host_has_ten_days_and_is_reminded_on_the_fifth_and_ninth()
    {
        var schedule = Rules.Schedule(StepKind.HostConfirmation, Monday, Deadlines);

        Assert.Equal(Wall("2026-06-11 23:59:59"), schedule.Due);
        Assert.Equal([Wall("2026-06-08 08:00:00"), Wall("2026-06-10 08:00:00")], schedule.Reminders);
        Assert.Null(schedule.EscalateAt);
        Assert.Equal(schedule.Due, schedule.ExpiresAt);
    }

    [Theory]
    [InlineData(StepKind.VisitingApproval)]
    [InlineData(StepKind.HostingApproval)]
    public void A_manager_has_seven_days_then_the_deputy_takes_over(StepKind approval)
    {
        var schedule = Rules.Schedule(approval, Monday, Deadlines);

        Assert.Equal(Wall("2026-06-08 23:59:59"), schedule.Due);
        Assert.Equal([Wall("2026-06-04 08:00:00"), Wall("2026-06-08 08:00:00")], schedule.Reminders);
        Assert.Equal(schedule.Due, schedule.EscalateAt);
        Assert.Equal(schedule.Due, schedule.ExpiresAt);
    }

    [Fact]
    public void A_silent_validator_has_a_deputy_too_since_the_visitor_has_already_paid()
    {
        var schedule = Rules.Schedule(StepKind.Validation, Monday, Deadlines);

        Assert.Equal(Wall("2026-06-08 23:59:59"), schedule.Due); // the 6th is a Saturday
        Assert.Equal(schedule.Due, schedule.EscalateAt);
    }

    [Fact]
    public void The_report_is_due_thirty_days_after_the_visit_with_fifteen_days_of_grace()
    {
        var schedule = Rules.Schedule(StepKind.Report, new DateOnly(2026, 6, 12), Deadlines);

        Assert.Equal(Wall("2026-07-13 23:59:59"), schedule.Due); // the 12th is a Sunday
        Assert.Equal(Wall("2026-07-27 23:59:59"), schedule.ExpiresAt);
        Assert.Equal(
            [Wall("2026-06-15 08:00:00"), Wall("2026-06-26 08:00:00"), Wall("2026-07-07 08:00:00"), Wall("2026-07-13 08:00:00")],
            schedule.Reminders);
    }

    [Fact]
    public void The_traveller_is_reminded_fourteen_and_three_days_ahead()
        => Assert.Equal(
            [Wall("2026-06-01 08:00:00"), Wall("2026-06-12 08:00:00")],
            Rules.TravelReminders(new DateOnly(2026, 6, 15), Wall("2026-05-20 10:00:00"), Deadlines));

    [Fact]
    public void A_travel_reminder_whose_time_has_passed_is_left_out()
        => Assert.Equal(
            [Wall("2026-06-12 08:00:00")],
            Rules.TravelReminders(new DateOnly(2026, 6, 15), Wall("2026-06-01 08:00:00"), Deadlines));

    [Fact]
    public void Reminders_that_fall_on_one_day_are_one()
    {
        // Wednesday before Christmas: the second and the fourth day after it are closed or a weekend, so both wait for Monday.
        var schedule = Rules.Schedule(StepKind.Certificate, new DateOnly(2026, 12, 23), Deadlines);

        Assert.Equal([Wall("2026-12-28 08:00:00")], schedule.Reminders);
    }

    [Theory]
    [InlineData(StepKind.Budget)]
    [InlineData(StepKind.Travel)]
    [InlineData(StepKind.AfterClosing)]
    [InlineData(StepKind.Retention)]
    public void What_waits_for_a_date_or_for_money_is_asked_of_nobody_and_has_no_deadline(StepKind kind)
    {
        Assert.DoesNotContain(kind, Timings.Kinds);
        Assert.Throws<ArgumentException>(() => Rules.For(kind));
    }

    [Fact]
    public void Everything_that_is_asked_of_somebody_has_a_deadline()
        => Assert.All(Timings.Kinds, kind => Assert.True(Rules.For(kind).DueDays > 0));

    [Property]
    public Property In_every_schedule_reminders_rise_and_come_before_the_deadline()
        => Prop.ForAll(
            Gen.Elements(Timings.Kinds.ToArray()).ToArbitrary(),
            Gen.Choose(0, 1000).ToArbitrary(),
            (kind, day) =>
            {
                var from = new DateOnly(2026, 1, 1).AddDays(day);
                var schedule = Rules.Schedule(kind, from, Deadlines);
                return schedule.Reminders.SequenceEqual(schedule.Reminders.Distinct().Order())
                    && schedule.Reminders.All(reminder => reminder < schedule.Due && reminder > Deadlines.EndOf(from))
                    && schedule.ExpiresAt >= schedule.Due;
            });

    private static DateTimeOffset Wall(string text)
        => new DateTimeOffset(
            DateTime.ParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            Shipped.Programme.TimeZone.GetUtcOffset(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture))).ToUniversalTime();
}
