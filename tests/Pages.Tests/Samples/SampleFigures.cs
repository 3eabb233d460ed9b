using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Pages.Models;

namespace CE4BIG.Pages.Tests.Samples;

/// <summary>The dashboard of a programme that is two thirds through, and of one that has not begun.</summary>
internal static class SampleFigures
{
    private const int MostDays = 30;

    public static readonly DateOnly Today = new(2027, 3, 1);

    public static FiguresModel Nothing => new()
    {
        Today = Today,
        Target = 52,
        End = new DateOnly(2028, 12, 31),
        Clusters = [.. Sample.Programme.Clusters.Select(c => new ClusterFigures { Name = c.Name, Country = c.Country })],
        Stages = [.. Enum.GetValues<Stage>().Where(stage => stage != Stage.Ended).Select(stage => new StageFigure(stage, 0))],
        Endings = [],
        Months = Months(_ => 0),
        Payments = new PaymentFigures([.. new long[MostDays + 2]], 10, PaymentClock.Validation),
        Waiting = [],
        Flows = [],
        Sizes = [],
        Ratings = [0, 0, 0, 0, 0],
        Unreached = [],
    };

    public static IEnumerable<(string Name, PageModel Model)> Pages(Sample s)
    {
        yield return ("figures", Full(s));
        yield return ("figures-nothing", Nothing);
        yield return ("figures-other-clock", Full(s) with { Payments = new PaymentFigures([.. Enumerable.Repeat(0L, MostDays + 1), 5], 40, PaymentClock.Report), Ratings = [0, 0, 0, 0, 1] });
        yield return ("figures-reached", Full(s) with { Target = 20 });
        yield return ("figures-no-clusters", Nothing with { Clusters = [] });
    }

    public static FiguresModel Full(Sample s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Nothing with
        {
            Clusters =
            [
                Cluster(s, "Atlanpole Biotherapies", "FR", 11, 4, 2) with { InTime = 10, Late = 1 },
                Cluster(s, "BioM", "DE", 9, 2, 3) with { InTime = 7, Late = 2, Paid = Money.Euros(9_120), Recovered = Money.Euros(120), InLine = 2, Unreached = 1 },
                Cluster(s, "BioWin", "BE", 7, 3, 0) with { InTime = 7, Budget = Money.Euros(6_000) },
                Cluster(s, "Life Science Krakow", "PL", 4, 2, 1) with { InTime = 4, Unreached = 2 },
                new ClusterFigures { Name = s.Application.Visitor.Organisation, Closed = 1 },
            ],
            Stages = [new(Stage.Application, 4), new(Stage.Approval, 2), new(Stage.Travel, 6), new(Stage.Report, 3), new(Stage.Reimbursement, 2)],
            Endings = [.. Enum.GetValues<Ending>().Select((ending, i) => new EndingFigure(ending, ending == Ending.Closed ? 32 : 12 - i))],
            Months = Months(i => i % 4),
            Payments = new PaymentFigures([.. Enumerable.Range(0, MostDays + 2).Select(days => days is > 1 and < 14 ? 7L - Math.Abs(days - 7) : days == MostDays + 1 ? 2 : 0).Select(n => Math.Max(0, n))], 10, PaymentClock.Validation),
            Waiting =
            [
                new WaitingFigure(Stage.Application, 2, 1, 1, 0, 0), new WaitingFigure(Stage.Approval, 1, 1, 0, 0, 0),
                new WaitingFigure(Stage.Report, 0, 1, 1, 1, 1), new WaitingFigure(Stage.Reimbursement, 1, 0, 1, 0, 2), new WaitingFigure(Stage.Ended, 0, 0, 0, 1, 1),
            ],
            Flows = [new(0, 1, 8), new(0, 2, 3), new(0, 3, 4), new(1, 0, 6), new(1, 3, 5), new(2, 0, 4), new(2, 1, 5), new(3, 0, 3), new(3, 1, 2), new(3, 2, 1), new(4, 0, 1)],
            Sizes = [new(SmeSize.Micro, 9), new(SmeSize.Small, 15), new(SmeSize.Medium, 6), new(null, 2)],
            Ratings = [0, 1, 3, 12, 10],
            Unreached = [new UnreachedFigure(Sample.Exchange, s.Application.Visitor.Organisation, s.Application.Host.Organisation)],
        };
    }

    private static ClusterFigures Cluster(Sample s, string name, string country, long closed, long underWay, long expected) => new()
    {
        Name = s == Sample.Plain ? name : s.Application.Visitor.Organisation,
        Country = CountryCode.Parse(country),
        Closed = closed,
        UnderWay = underWay,
        Expected = expected,
        Budget = Money.Euros(14_300),
        Reserved = Money.Euros(underWay * 600),
        Committed = Money.Euros(830),
        Paid = Money.Euros(closed * 700),
    };

    private static ImmutableArray<MonthFigure> Months(Func<int, int> number) =>
        [.. Enumerable.Range(0, 12).Select(i => new MonthFigure(new DateOnly(2026, 4, 1).AddMonths(i), number(i + 2), number(i)))];
}
