using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Budget;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Budget;
using CE4BIG.Functions.Desk;
using CE4BIG.Pages.Models;

namespace CE4BIG.Functions.Tests.Desk;

/// <summary>What the counters mean on a day.</summary>
public sealed class FiguresReadingTests
{
    // A Wednesday.
    private static readonly DateOnly Today = new(2026, 6, 10);

    [Fact]
    public void Closed_exchanges_count_towards_the_target_and_the_others_may()
    {
        var figures = Read(("ending:Closed:lsk", 3), ("ending:Closed:biom", 1), ("ending:Rejected:lsk", 2), ("stage:Travel:lsk", 4), ("stage:Report:lsk", 1), ("stage:Approval:biom", 5));

        Assert.Equal((52, 4L, 5L, 5L, 6L), (figures.Target, figures.Closed, figures.UnderWay, figures.Expected, figures.Ended));
        Assert.Equal([(Ending.Closed, 4L), (Ending.Rejected, 2L)], figures.Endings.Select(e => (e.Ending, e.Count)));
        Assert.Equal([0L, 5L, 4L, 1L, 0L], figures.Stages.Select(s => s.Count));
    }

    [Fact]
    public void A_cluster_that_left_the_programme_is_still_shown_with_its_exchanges()
    {
        var figures = Read(("stage:Travel:gone", 2));

        Assert.Equal(["Atlanpole Biotherapies", "BioM", "BioWin", "Life Science Krakow", "gone"], figures.Clusters.Select(c => c.Name));
        Assert.Equal(2, figures.Clusters[^1].UnderWay);
        Assert.Null(figures.Clusters[^1].Country);
    }

    [Fact]
    public void How_long_somebody_waits_follows_from_the_day()
    {
        var figures = Read(
            ("since:Report:2026-06-08", 1), ("since:Report:2026-06-01", 2), ("since:Report:2026-05-25", 3), ("since:Report:2026-05-18", 4), ("since:Report:2026-05-11", 5),
            ("due:Report:2026-06-09", 6), ("due:Report:2026-06-10", 9));

        Assert.Equal(new WaitingFigure(Stage.Report, 1, 2, 7, 5, 6), Assert.Single(figures.Waiting));
    }

    [Fact]
    public void Twelve_months_are_shown_of_which_the_last_is_the_present_one()
    {
        var figures = Read(("closed:2026-06", 2), ("submitted:2025-07", 3), ("closed:2025-06", 7));

        Assert.Equal(12, figures.Months.Length);
        Assert.Equal(new MonthFigure(new DateOnly(2025, 7, 1), 3, 0), figures.Months[0]);
        Assert.Equal(new MonthFigure(new DateOnly(2026, 6, 1), 0, 2), figures.Months[^1]);
    }

    [Fact]
    public void Payments_flows_sizes_ratings_and_mails_are_read_by_their_names()
    {
        var figures = Read(
            ("paid:4", 2), ("paid:31", 1), ("in-time:lsk", 2), ("late:lsk", 1), ("flow:lsk:biom", 3), ("flow:lsk:nowhere", 1),
            ("size:Micro", 1), ("size:None", 2), ("rating:5", 4), ("rating:1", 1), ("mail-problem:lsk", 2));

        Assert.Equal((3L, 4, 2L, 10), (figures.Payments.Total, figures.Payments.Median, figures.Payments.WithinGoal, figures.Payments.Goal));
        Assert.Equal((2L, 1L, 2L), (figures.Clusters[3].InTime, figures.Clusters[3].Late, figures.MailTrouble));
        Assert.Equal(new FlowFigure(3, 1, 3), Assert.Single(figures.Flows));
        Assert.Equal([(SmeSize.Micro, 1L), (null, 2L)], figures.Sizes.Select(s => (s.Size, s.Count)));
        Assert.Equal([1L, 0L, 0L, 0L, 4L], figures.Ratings.AsEnumerable());
    }

    [Fact]
    public void A_clusters_forecast_is_what_is_free_less_what_is_asked_for_and_stands_in_line()
    {
        var counters = new Dictionary<string, long> { ["asked-cents:lsk"] = 780_00, ["line-cents:lsk"] = 390_00, ["line-cents:biom"] = 1_00 };
        var ledger = new LedgerSummary(new BudgetBalance(Money.Euros(2_000), new LedgerPosition(Money.Euros(500), Money.Zero, Money.Euros(300), Money.Euros(100))), 4, 1);

        var money = new FiguresReading(Samples.Programme, counters, Today).MoneyOf("lsk", ledger);

        Assert.Equal((Money.Euros(1_300), Money.Euros(390), Money.Euros(780), Money.Euros(130), 1), (money.Balance.Free, money.InLine, money.Asked, money.Forecast, money.Waiting));
    }

    [Fact]
    public void The_ledgers_tell_of_the_money()
    {
        var figures = Read();

        Assert.Equal((Money.Euros(1000), Money.Euros(710), 2), (figures.Clusters[0].Budget, figures.Clusters[0].Free, figures.Clusters[0].InLine));
        Assert.Equal(Money.Euros(4 * 90), figures.Spent);
    }

    [Fact]
    public void Counters_that_nobody_knows_or_that_fell_below_nothing_are_left_out()
    {
        var figures = Read(("nonsense", 1), ("stage", 1), ("flow:lsk", 1), ("since:Report:soon", 1), ("due:Report", 1), ("ending:Closed:lsk", -1), ("since:Report:2026-06-08", -2));

        Assert.Equal((0L, 0L, 0L), (figures.Closed, figures.Awaited, figures.Overdue));
        Assert.Empty(figures.Flows);
    }

    [Fact]
    public void What_an_exchange_contributes_is_what_is_read()
    {
        var exchange = Samples.Submitted();
        var figures = Read([.. ExchangeFigures.Of(exchange.State, Samples.Programme).Select(f => (f.Key, (long)f.Value))]);

        Assert.Equal((1L, 1L, 1L), (figures.Expected, figures.Awaited, figures.Overdue));
        Assert.Equal(new FlowFigure(3, 0, 1), Assert.Single(figures.Flows));
        Assert.Equal(1, figures.Months.Sum(m => m.Submitted));
    }

    private static FiguresModel Read(params (string Name, long Count)[] counters)
    {
        var reading = new FiguresReading(Samples.Programme, counters.ToDictionary(c => c.Name, c => c.Count, StringComparer.Ordinal), Today);
        var booked = new LedgerPosition(Money.Euros(150), Money.Euros(50), Money.Euros(100), Money.Euros(10));
        var ledger = new LedgerSummary(new BudgetBalance(Money.Euros(1000), booked), 7, 2);
        return reading.Model([.. reading.Clusters.Select(_ => ledger)], []);
    }
}
