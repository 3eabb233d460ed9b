using System.Collections.Immutable;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Tests.Programmes;

public sealed class AbsenceRulesTests
{
    private const string Anna = "anna-nowak";
    private const string Tomasz = "tomasz-wojcik";
    private static readonly DateOnly Monday = new(2026, 4, 13);

    private static Programme Programme => Shipped.Programme;

    [Theory]
    [InlineData(0, 0, null, null)]
    [InlineData(0, 365, Tomasz, null)]
    [InlineData(-3, 0, null, null)]
    [InlineData(1, 0, null, AbsenceProblem.EndsBeforeItBegins)]
    [InlineData(-3, -1, null, AbsenceProblem.IsOver)]
    [InlineData(0, 366, null, AbsenceProblem.TooLong)]
    [InlineData(0, 1, "ewa-zielinska", AbsenceProblem.NoSuchStandIn)]
    [InlineData(0, 1, Anna, AbsenceProblem.NoSuchStandIn)]
    public void An_absence_is_checked(int from, int to, string? standIn, AbsenceProblem? problem) =>
        Assert.Equal(problem, AbsenceRules.Check(Programme, Anna, [], new Absence(Monday.AddDays(from), Monday.AddDays(to), standIn), Monday));

    [Fact]
    public void Two_absences_of_one_person_share_no_day()
    {
        var known = new Absence(Monday.AddDays(5), Monday.AddDays(9), null);

        Assert.Equal(AbsenceProblem.Overlaps, AbsenceRules.Check(Programme, Anna, [known], new Absence(Monday, Monday.AddDays(5), null), Monday));
        Assert.Null(AbsenceRules.Check(Programme, Anna, [known], new Absence(Monday, Monday.AddDays(4), null), Monday));
    }

    [Fact]
    public void There_are_at_most_twelve()
    {
        var known = Enumerable.Range(1, AbsenceRules.Most).Select(i => new Absence(Monday.AddDays(10 * i), Monday.AddDays(10 * i), null)).ToList();

        Assert.Equal(AbsenceProblem.TooMany, AbsenceRules.Check(Programme, Anna, known, new Absence(Monday, Monday, null), Monday));
    }

    [Fact]
    public void Entered_absences_count_beside_those_of_the_file()
    {
        var entered = new Dictionary<string, ImmutableArray<Absence>> { [Anna] = [new Absence(Monday, Monday.AddDays(4), Tomasz)] };

        var anna = AbsenceRules.Apply(Programme, entered).Staff.Single(p => p.Id == Anna);

        Assert.True(anna.IsAway(Monday));
        Assert.False(anna.IsAway(Monday.AddDays(5)));
        Assert.False(AbsenceRules.Apply(Programme, entered).Staff.Single(p => p.Id == Tomasz).IsAway(Monday));
    }

    [Fact]
    public void A_working_day_on_which_nobody_is_left_is_found()
    {
        var mine = new Absence(Monday.AddDays(-3), Monday.AddDays(10), null);
        var entered = new Dictionary<string, ImmutableArray<Absence>> { [Anna] = [mine], [Tomasz] = [new Absence(Monday.AddDays(5), Monday.AddDays(8), null)] };
        var programme = AbsenceRules.Apply(Programme, entered);

        // The fifth and sixth day are a weekend.
        Assert.Equal(Monday.AddDays(7), AbsenceRules.FirstDayWithNobody(programme, Anna, mine, Monday));
        Assert.Null(AbsenceRules.FirstDayWithNobody(programme, Anna, mine, Monday.AddDays(9)));
    }
}
