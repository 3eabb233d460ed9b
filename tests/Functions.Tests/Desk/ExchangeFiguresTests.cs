using System.Collections.Immutable;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Desk;

namespace CE4BIG.Functions.Tests.Desk;

/// <summary>What an exchange contributes to its programme's figures, wherever it stands.</summary>
public sealed class ExchangeFiguresTests
{
    private const int Lives = 200;
    private const int Moves = 40;

    [Fact]
    public void An_exchange_that_was_submitted_waits_for_its_host()
    {
        var figures = Of(Samples.Submitted());

        Assert.Equal(
            [
                "asked-cents:lsk", "due:Application:2026-04-23", "flow:lsk:atlanpole", "since:Application:2026-04-13", "stage:Application:lsk", "submitted:2026-04",
            ],
            figures.Keys);
        Assert.All(figures.Remove("asked-cents:lsk").Values, count => Assert.Equal(1, count));
    }

    [Fact]
    public void What_is_asked_for_is_forecast_until_it_is_booked()
    {
        Assert.Equal(900_00, Of(Samples.Submitted())["asked-cents:lsk"]);
        var approved = Of(Lifecycle.Lives.AwaitingA(StepKind.Budget).Exchange);
        Assert.Equal(900_00, approved["line-cents:lsk"]);
        Assert.DoesNotContain("asked-cents:lsk", approved.Keys);
        var funded = Of(Lifecycle.Lives.AwaitingA(StepKind.Travel).Exchange);
        Assert.DoesNotContain(funded.Keys, name => name.EndsWith("-cents:lsk", StringComparison.Ordinal));
    }

    [Fact]
    public void A_closed_exchange_counts_for_the_cluster_that_paid_it()
    {
        var figures = Of(Lived(Samples.WholeLife().Length));

        Assert.Equal(
            ["closed:2026-06", "ending:Closed:lsk", "flow:lsk:atlanpole", "in-time:lsk", "paid:3", "size:Small", "submitted:2026-04"],
            figures.Keys);
    }

    [Fact]
    public void A_payment_is_late_by_the_days_of_the_programme()
    {
        var life = Samples.WholeLife();
        var ordered = life.Length - 1;
        var paid = Lived(ordered, (60, life[ordered].Move));

        Assert.Contains("late:lsk", Of(paid).Keys);
        Assert.Contains("paid:31", Of(paid).Keys);
    }

    [Fact]
    public void Money_to_come_back_keeps_an_ended_exchange_waiting_and_a_survey_does_not()
    {
        var moves = Samples.WholeLife().AddRange(Samples.Aftercare());
        var closed = Samples.WholeLife().Length;

        Assert.Contains(Of(Lived(moves, closed + 1)).Keys, name => name.StartsWith("since:Ended:", StringComparison.Ordinal));
        var asked = Lived(moves, closed + 3);
        Assert.Contains(asked.OpenSteps, step => step.Key.Kind == StepKind.Survey);
        Assert.DoesNotContain(Of(asked).Keys, name => name.StartsWith("since:", StringComparison.Ordinal) || name.StartsWith("due:", StringComparison.Ordinal));
        Assert.Contains("rating:5", Of(Lived(moves, closed + 4)).Keys);
    }

    [Fact]
    public void What_ended_before_anybody_travelled_is_no_visit()
    {
        var withdrawn = Samples.Submitted();
        Assert.IsType<Outcome.Done>(withdrawn.Withdraw(withdrawn.State.Visitor, "Other plans.", Samples.Start.AddDays(1)));

        Assert.Equal(["ending:Withdrawn:lsk", "submitted:2026-04"], Of(withdrawn).Keys);
    }

    [Fact]
    public void Retention_takes_nothing_from_the_figures_but_nobody_waits_any_more()
    {
        var moves = Samples.WholeLife().AddRange(Samples.Aftercare());
        var forgotten = Lived(moves, moves.Length);

        Assert.NotNull(forgotten.State.AnonymisedAt);
        Assert.Equal(
            ["closed:2026-06", "ending:Closed:lsk", "flow:lsk:atlanpole", "in-time:lsk", "paid:3", "rating:5", "size:Small", "submitted:2026-04"],
            Of(forgotten).Keys);
    }

    [Fact]
    public void Whatever_happens_an_exchange_stands_in_one_place_of_the_pipeline_and_waits_once_at_most()
    {
        var endings = new HashSet<Ending>();
        for (var life = 0; life < Lives; life++)
        {
            var random = new Random(life);
            var (exchange, now) = (Samples.Submitted(), Samples.Start);
            for (var move = 0; move < Moves; move++)
            {
                now = now.AddDays(random.Next(5));
                Move(exchange, random, now);
                var figures = Of(exchange);
                Assert.Equal(1, Count(figures, "stage:") + Count(figures, "ending:"));
                Assert.Equal(1, Count(figures, "submitted:"));
                Assert.InRange(Count(figures, "since:"), 0, 1);
                Assert.Equal(Count(figures, "since:"), Count(figures, "due:"));
                Assert.Equal(Count(figures, "paid:"), Count(figures, "in-time:") + Count(figures, "late:"));
                Assert.DoesNotContain(figures.Values, count => count <= 0);
            }

            if (exchange.State.Ending is { } ending)
            {
                endings.Add(ending);
            }
        }

        Assert.InRange(endings.Count, 5, int.MaxValue);
    }

    private static int Count(ImmutableSortedDictionary<string, int> figures, string kind) =>
        figures.Where(figure => figure.Key.StartsWith(kind, StringComparison.Ordinal)).Sum(figure => figure.Value);

    private static ImmutableSortedDictionary<string, int> Of(Exchange exchange) => ExchangeFigures.Of(exchange.State, Samples.Programme);

    private static Exchange Lived(int moves, params (double Days, Func<Exchange, DateTimeOffset, Outcome> Move)[] then) =>
        Lived([.. Samples.WholeLife().Take(moves), .. then], moves + then.Length);

    private static Exchange Lived(ImmutableArray<(double Days, Func<Exchange, DateTimeOffset, Outcome> Move)> moves, int count)
    {
        var (exchange, now) = (Samples.Submitted(), Samples.Start);
        foreach (var (days, move) in moves.Take(count))
        {
            now = now.AddDays(days);
            Assert.IsType<Outcome.Done>(move(exchange, now));
        }

        return exchange;
    }

    // Mostly what the open step asks for, so that lives are long; what does not fit is refused.
    private static void Move(Exchange x, Random random, DateTimeOffset now)
    {
        if (x.OpenSteps.ToList() is not { Count: > 0 } open)
        {
            return;
        }

        var key = open[random.Next(open.Count)].Key;
        var visit = x.State.Application.Visit;
        _ = random.Next(12) switch
        {
            0 => StepIn(x, random, now),
            1 => x.RequestChanges(key, "Because.", now),
            2 => x.Reject(key, "Because.", now),
            3 => x.PassTime(now.AddDays(20)),
            _ => key.Kind switch
            {
                StepKind.HostConfirmation => x.ConfirmHost(key, now),
                StepKind.VisitingApproval or StepKind.HostingApproval => x.Approve(key, now),
                StepKind.Budget => x.Fund(key, now),
                StepKind.Correction or StepKind.HostChoice or StepKind.NewDates => x.Resubmit(key, x.State.Application with { Goals = "Other goals." }, now),
                StepKind.Report or StepKind.Completion => x.SubmitReport(key, Samples.Report(Samples.MandatoryItems), now),
                StepKind.Certificate => x.Certify(key, visit.Start, visit.End, now),
                StepKind.Validation when random.Next(4) == 0 => x.Refuse(key, "Because.", now),
                StepKind.Validation => x.Validate(key, now),
                StepKind.PaymentOrder => x.OrderPayment(key, now, accountChecked: true),
                StepKind.PaymentConfirmation => x.ConfirmPaid(key, Samples.Programme.Deadlines.LocalDate(now), "BANK", now),
                _ => x.PassTime(now.AddDays(60)),
            },
        };
    }

    private static Outcome StepIn(Exchange x, Random random, DateTimeOffset now) => random.Next(6) switch
    {
        0 => x.Postpone(x.State.Visitor, "Because.", now),
        1 => x.Withdraw(x.State.Visitor, "Because.", now),
        2 => x.CancelByHost(x.State.Host, "Because.", now),
        3 => x.ReportNoShow(x.State.Host, "Because.", now),
        4 => x.CancelByCluster(Samples.Coordinator, "Because.", now),
        _ => x.DeclareForceMajeure(x.State.Host, "Because.", now),
    };
}
