using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Tests.Programmes;

namespace CE4BIG.Domain.Tests.Applications;

public sealed class DailyAgendaTests
{
    private static readonly DateOnly Monday = new(2026, 6, 8);

    [Fact]
    public void A_form_by_days_is_read_as_one_text_and_split_again()
    {
        var read = ApplicationReader.Read(ByDays(), Shipped.Programme);

        Assert.Empty(read.Errors);
        Assert.Equal("2026-06-08 Day 8\n2026-06-09 Day 9\n2026-06-10 Day 10\n2026-06-11 Day 11\n2026-06-12 Day 12", read.Value!.Agenda);
        Assert.Equal(Enumerable.Range(0, 5).Select(i => (Monday.AddDays(i), FormattableString.Invariant($"Day {i + 8}"))), DailyAgenda.Split(read.Value.Agenda));
    }

    [Fact]
    public void Every_working_day_wants_a_text()
    {
        var form = ByDays();
        form["agenda-2026-06-10"] = "  ";

        Assert.Equal([new FieldError("agenda-2026-06-10", FieldProblem.Missing)], ApplicationReader.Read(form, Shipped.Programme).Errors);
    }

    [Fact]
    public void A_day_has_a_limit_of_its_own_and_all_days_together_fit_into_the_agenda()
    {
        var form = ByDays();
        form["endDate"] = "2026-06-19";
        foreach (var day in Enumerable.Range(8, 12))
        {
            form[FormattableString.Invariant($"agenda-2026-06-{day:00}")] = new string('x', ApplicationLimits.AgendaDay);
        }

        // Two of the days are no working days, and are not asked for.
        form.Remove("agenda-2026-06-13");
        form.Remove("agenda-2026-06-14");
        Assert.Empty(ApplicationReader.Read(form, Shipped.Programme).Errors);
        form["agenda-2026-06-19"] += "x";
        Assert.Equal([new FieldError("agenda-2026-06-19", FieldProblem.TooLong, ApplicationLimits.AgendaDay)], ApplicationReader.Read(form, Shipped.Programme).Errors);
    }

    [Fact]
    public void Several_lines_of_a_day_become_one_so_that_a_line_is_a_day()
    {
        var form = ByDays();
        form["agenda-2026-06-08"] = "Tour\r\n2026-06-09 is another day";

        Assert.Equal((Monday, "Tour 2026-06-09 is another day"), DailyAgenda.Split(ApplicationReader.Read(form, Shipped.Programme).Value!.Agenda)[0]);
    }

    [Fact]
    public void Where_the_visit_is_moved_the_texts_move_along()
    {
        var form = ByDays();
        (form["startDate"], form["endDate"]) = ("2026-06-15", "2026-06-19");

        Assert.StartsWith("2026-06-15 Day 8\n2026-06-16 Day 9\n", ApplicationReader.Read(form, Shipped.Programme).Value!.Agenda, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_visit_is_shortened_nothing_is_lost()
    {
        var form = ByDays();
        form["endDate"] = "2026-06-10";

        Assert.EndsWith("2026-06-10 Day 10; Day 11; Day 12", ApplicationReader.Read(form, Shipped.Programme).Value!.Agenda, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_visit_becomes_too_long_for_that_the_days_are_one_text()
    {
        var form = ByDays();
        form["endDate"] = "2026-07-03";

        Assert.Equal(ApplicationReader.Read(ByDays(), Shipped.Programme).Value!.Agenda, ApplicationReader.Read(form, Shipped.Programme).Value!.Agenda);
    }

    [Fact]
    public void A_text_given_instead_counts_where_no_day_was_filled_in()
    {
        var form = Forms.Valid();
        form["agenda-2026-06-08"] = "";

        Assert.Equal("Mon: site visit\nTue: workshop", ApplicationReader.Read(form, Shipped.Programme).Value!.Agenda);
    }

    [Theory]
    [InlineData("2026-06-08", "2026-06-19", 10)]
    [InlineData("2026-06-08", "2026-06-22", 0)]
    [InlineData("2026-06-13", "2026-06-14", 0)]
    [InlineData("2026-06-12", "2026-06-08", 0)]
    [InlineData("soon", "2026-06-08", 0)]
    [InlineData("0001-01-01", "9999-12-31", 0)]
    public void The_days_asked_for_are_the_working_days_of_a_short_visit(string start, string end, int days)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["startDate"] = start, ["endDate"] = end };

        Assert.Equal(days, DailyAgenda.Days(form, Shipped.Programme.Calendar).Count);
    }

    [Theory]
    [InlineData("Mon: site visit")]
    [InlineData("2026-06-08 Tour\nand dinner")]
    [InlineData("2026-06-09 Tour\n2026-06-08 Workshop")]
    [InlineData("2026-06-31 Tour")]
    [InlineData("2026-06-08 ")]
    [InlineData("")]
    public void Anything_else_is_prose(string agenda) => Assert.Empty(DailyAgenda.Split(agenda));

    [Theory]
    [InlineData("agenda-2026-06-08", true)]
    [InlineData("agenda-2026-6-8", false)]
    [InlineData("agenda", false)]
    [InlineData("agenda-", false)]
    [InlineData("Agenda-2026-06-08", false)]
    public void A_day_is_known_by_its_name(string field, bool isDay) => Assert.Equal(isDay, DailyAgenda.IsField(field));

    private static Dictionary<string, string> ByDays()
    {
        var form = Forms.Valid();
        form.Remove("agenda");
        foreach (var day in Enumerable.Range(8, 5))
        {
            form[FormattableString.Invariant($"agenda-2026-06-{day:00}")] = FormattableString.Invariant($"Day {day}");
        }

        return form;
    }
}
