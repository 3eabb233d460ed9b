using System.Collections.Immutable;
using System.Globalization;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Budget;
using CE4BIG.Pages.Models;

namespace CE4BIG.Functions.Desk;

/// <summary>Reads the coordinator's dashboard off the counters and the ledgers: what they mean today. It looks at no exchange.</summary>
public sealed class FiguresReading
{
    private const int MonthsShown = 12;
    private const int DaysOfWeek = 7;
    private const int WeeksOfMonth = 4;
    private static readonly ImmutableArray<Stage> InProgress = [.. Enum.GetValues<Stage>().Where(stage => stage != Stage.Ended)];

    private readonly Programme _programme;
    private readonly DateOnly _today;
    private readonly IReadOnlyDictionary<string, long> _counters;
    private readonly ILookup<string, (string[] Parts, long Count)> _kinds;

    /// <summary>What there is to read.</summary>
    /// <param name="programme">Today's version of the programme.</param>
    /// <param name="counters">The counters as <see cref="ExchangeFigures"/> names them; a name that is not known is left out.</param>
    /// <param name="today">The day, by the programme's clock.</param>
    public FiguresReading(Programme programme, IReadOnlyDictionary<string, long> counters, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(counters);
        (_programme, _counters, _today) = (programme, counters, today);
        _kinds = counters.Where(c => c.Value > 0).Select(c => (Parts: c.Key.Split(FigureNames.Separator), c.Value))
            .ToLookup(c => c.Parts[0], c => (c.Parts[1..], c.Value), StringComparer.Ordinal);
        Clusters = [.. programme.Clusters.Select(c => c.Id).Union(Of(FigureNames.InStage, FigureNames.WithEnding).Select(c => c.Parts[^1]), StringComparer.Ordinal)];
    }

    /// <summary>The clusters whose ledgers are shown, by id: those of the programme, then those that left it and still have exchanges.</summary>
    public ImmutableArray<string> Clusters { get; }

    /// <summary>How many exchanges are in a stage and have not ended.</summary>
    public long Open(Stage stage) => Sum(FigureNames.InStage, stage.ToString());

    /// <summary>Of how many exchanges of a stage the next deadline is past.</summary>
    public long Overdue(Stage stage) => Days(FigureNames.NextDue, stage).Where(d => d.Day < _today).Sum(d => d.Count);

    /// <summary>The dashboard.</summary>
    /// <param name="ledgers">Each cluster's ledger, in the order of <see cref="Clusters"/>.</param>
    /// <param name="unreached">The latest exchanges of which somebody cannot be written to.</param>
    public FiguresModel Model(IReadOnlyList<LedgerSummary> ledgers, IEnumerable<DeskEntry> unreached) => new()
    {
        Today = _today,
        Target = _programme.Target,
        End = _programme.OpenTo,
        Clusters = [.. Clusters.Zip(ledgers, Cluster)],
        Stages = [.. InProgress.Select(stage => new StageFigure(stage, Open(stage)))],
        Endings =
        [
            .. Enum.GetValues<Ending>().Select(ending => new EndingFigure(ending, Sum(FigureNames.WithEnding, ending.ToString())))
                .Where(e => e.Count > 0).OrderByDescending(e => e.Count),
        ],
        Months = Months(),
        Payments = new PaymentFigures(
            [.. Enumerable.Range(0, FigureNames.MostDays + 2).Select(days => Sum(FigureNames.PaidDays, days.ToString(CultureInfo.InvariantCulture)))],
            _programme.Timings.For(StepKind.PaymentOrder).DueDays,
            _programme.PaymentClock),
        Waiting = [.. Enum.GetValues<Stage>().Select(Waiting).Where(w => w.Total > 0)],
        Flows = Flows(),
        Sizes =
        [
            .. new SmeSize?[] { SmeSize.Micro, SmeSize.Small, SmeSize.Medium, null }
                .Select(size => new SizeFigure(size, At(FigureNames.Size(size)))).Where(s => s.Count > 0),
        ],
        Ratings = [.. Enumerable.Range(SurveyAnswer.Worst, SurveyAnswer.Best).Select(rating => At(FigureNames.Rated(rating)))],
        Unreached = [.. unreached.Select(e => new UnreachedFigure(e.Id, e.Visitor, e.Host))],
    };

    /// <summary>A cluster's budget with what may still come on it.</summary>
    /// <param name="id">The cluster.</param>
    /// <param name="ledger">Its ledger.</param>
    public ClusterMoney MoneyOf(string id, LedgerSummary ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return new ClusterMoney(
            id, _programme.FindCluster(id)?.Name ?? id, ledger.Balance, ledger.Waiting, new Money(At(FigureNames.InLine(id))), new Money(At(FigureNames.Asked(id))));
    }

    /// <summary>A cluster's figures.</summary>
    /// <param name="id">The cluster.</param>
    /// <param name="ledger">Its ledger.</param>
    public ClusterFigures Cluster(string id, LedgerSummary ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var known = _programme.FindCluster(id);
        var booked = ledger.Balance.Booked;
        return new ClusterFigures
        {
            Name = known?.Name ?? id,
            Country = known?.Country,
            Closed = At(FigureNames.Ended(Ending.Closed, id)),
            UnderWay = At(FigureNames.In(Stage.Travel, id)) + At(FigureNames.In(Stage.Report, id)) + At(FigureNames.In(Stage.Reimbursement, id)),
            Expected = At(FigureNames.In(Stage.Application, id)) + At(FigureNames.In(Stage.Approval, id)),
            Budget = ledger.Balance.Budget,
            Reserved = booked.Reserved,
            Committed = booked.Committed,
            Paid = booked.Paid,
            Recovered = booked.Recovered,
            InLine = ledger.Waiting,
            InTime = At(FigureNames.PaidInTime(id)),
            Late = At(FigureNames.PaidLate(id)),
            Unreached = At(FigureNames.MailProblem(id)),
        };
    }

    private ImmutableArray<MonthFigure> Months()
    {
        var present = new DateOnly(_today.Year, _today.Month, 1);
        return
        [
            .. Enumerable.Range(1 - MonthsShown, MonthsShown).Select(present.AddMonths)
                .Select(month => new MonthFigure(month, At(FigureNames.Submitted(month)), At(FigureNames.Closed(month)))),
        ];
    }

    // The weeks are counted from today, the counters name the weeks themselves: nothing has to be counted anew when a week begins.
    private WaitingFigure Waiting(Stage stage)
    {
        var present = FigureNames.Monday(_today);
        var (thisWeek, lastWeek, withinMonth, older) = (0L, 0L, 0L, 0L);
        foreach (var (monday, count) in Days(FigureNames.WaitingSince, stage))
        {
            switch ((present.DayNumber - monday.DayNumber) / DaysOfWeek)
            {
                case <= 0: thisWeek += count; break;
                case 1: lastWeek += count; break;
                case < WeeksOfMonth: withinMonth += count; break;
                default: older += count; break;
            }
        }

        return new WaitingFigure(stage, thisWeek, lastWeek, withinMonth, older, Overdue(stage));
    }

    private ImmutableArray<FlowFigure> Flows() =>
    [
        .. Of(FigureNames.FlowBetween).Where(c => c.Parts.Length == 2)
            .Select(c => new FlowFigure(Clusters.IndexOf(c.Parts[0]), Clusters.IndexOf(c.Parts[1]), c.Count))
            .Where(flow => flow is { From: >= 0, To: >= 0 })
            .OrderBy(flow => flow.From).ThenBy(flow => flow.To),
    ];

    private IEnumerable<(DateOnly Day, long Count)> Days(string kind, Stage stage) =>
        from counter in Of(kind)
        where counter.Parts.Length == 2 && counter.Parts[0] == stage.ToString()
        let day = FigureNames.ReadDay(counter.Parts[1])
        where day is not null
        select (day.Value, counter.Count);

    private IEnumerable<(string[] Parts, long Count)> Of(params IEnumerable<string> kinds) => kinds.SelectMany(kind => _kinds[kind]).Where(c => c.Parts.Length > 0);

    private long Sum(string kind, string first) => Of(kind).Where(c => c.Parts[0] == first).Sum(c => c.Count);

    private long At(string name) => Math.Max(0, _counters.GetValueOrDefault(name));
}
