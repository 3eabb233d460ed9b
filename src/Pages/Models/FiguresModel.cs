using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;

namespace CE4BIG.Pages.Models;

/// <summary>The coordinator's dashboard: how the programme stands towards those who gave the money, and where it is stuck.</summary>
public sealed record FiguresModel : PageModel
{
    private const int MonthsOfPace = 6;

    /// <summary>The day, by the programme's clock.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>How many exchanges are to be closed.</summary>
    public required int Target { get; init; }

    /// <summary>The programme's last day.</summary>
    public required DateOnly End { get; init; }

    /// <summary>Each cluster of the programme, and those that left it and still have exchanges.</summary>
    public required ImmutableArray<ClusterFigures> Clusters { get; init; }

    /// <summary>How many exchanges are in each stage, in the order of the lifecycle; without those that ended.</summary>
    public required ImmutableArray<StageFigure> Stages { get; init; }

    /// <summary>How those that ended did; each ending that happened, the most frequent first.</summary>
    public required ImmutableArray<EndingFigure> Endings { get; init; }

    /// <summary>The last months with what was submitted and closed in them; the last is the present one.</summary>
    public required ImmutableArray<MonthFigure> Months { get; init; }

    /// <summary>How long visitors waited for their money.</summary>
    public required PaymentFigures Payments { get; init; }

    /// <summary>How long people have been awaited, by stage; only stages in which somebody is.</summary>
    public required ImmutableArray<WaitingFigure> Waiting { get; init; }

    /// <summary>Visits that took place, or still may, from cluster to cluster; only pairs that have any.</summary>
    public required ImmutableArray<FlowFigure> Flows { get; init; }

    /// <summary>The closed exchanges by the visitor's size, in the order of sizes; only those that occur.</summary>
    public required ImmutableArray<SizeFigure> Sizes { get; init; }

    /// <summary>How many visitors gave each rating, from the worst to the best.</summary>
    public required ImmutableArray<long> Ratings { get; init; }

    /// <summary>The latest exchanges in which somebody cannot be reached by mail; not all of them.</summary>
    public required ImmutableArray<UnreachedFigure> Unreached { get; init; }

    /// <summary>Exchanges that count.</summary>
    public long Closed => Clusters.Sum(c => c.Closed);

    /// <summary>Exchanges that are approved and not over.</summary>
    public long UnderWay => Clusters.Sum(c => c.UnderWay);

    /// <summary>Exchanges that are applied for.</summary>
    public long Expected => Clusters.Sum(c => c.Expected);

    /// <summary>Exchanges that ended, however.</summary>
    public long Ended => Endings.Sum(e => e.Count);

    /// <summary>What the clusters may spend together.</summary>
    public Money Budget => Sum(c => c.Budget);

    /// <summary>What was paid and has not come back.</summary>
    public Money Spent => Sum(c => c.Spent);

    /// <summary>What may still be promised.</summary>
    public Money Free => Sum(c => c.Free);

    /// <summary>How many exchanges wait for money.</summary>
    public long InLine => Clusters.Sum(c => c.InLine);

    /// <summary>How many exchanges wait for an answer.</summary>
    public long Awaited => Waiting.Sum(w => w.Total);

    /// <summary>How many of them are past a deadline.</summary>
    public long Overdue => Waiting.Sum(w => w.Overdue);

    /// <summary>How many exchanges have somebody whom no mail reaches.</summary>
    public long MailTrouble => Clusters.Sum(c => c.Unreached);

    /// <summary>How many visitors answered the survey.</summary>
    public long Rated => Ratings.Sum();

    /// <summary>
    /// In which month the target is reached if it goes on as in the last full months; null where it is reached already, nothing was closed
    /// in them, or it would take longer than anybody can tell.
    /// </summary>
    public DateOnly? Forecast
    {
        get
        {
            const int furthest = 600;
            var full = Months.SkipLast(1).TakeLast(MonthsOfPace).ToList();
            var closed = full.Sum(m => m.Closed);
            if (closed == 0 || Closed >= Target)
            {
                return null;
            }

            var months = (int)Math.Min(furthest, Math.Ceiling((Target - Closed) * full.Count / (double)closed));
            return months == furthest ? null : new DateOnly(Today.Year, Today.Month, 1).AddMonths(months);
        }
    }

    internal override Type Component => typeof(Components.Pages.Figures);

    internal override string Topic => "figures";

    internal override PageOutcome Outcome => PageOutcome.Page;

    internal override bool Wide => true;

    private Money Sum(Func<ClusterFigures, Money> of) => Clusters.Select(of).Aggregate(Money.Zero, (sum, money) => sum + money);
}
