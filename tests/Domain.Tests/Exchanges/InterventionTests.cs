using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>What people do of their own accord: who may, when, and what it leads to.</summary>
public sealed class InterventionTests
{
    private static readonly (Intervention What, Role By, Ending Ending)[] Endings =
    [
        (Intervention.Withdraw, Role.Visitor, Ending.Withdrawn), (Intervention.CancelByHost, Role.Host, Ending.CancelledByHost),
        (Intervention.CancelByCluster, Role.VisitingManager, Ending.CancelledByCluster), (Intervention.ForceMajeure, Role.Host, Ending.ForceMajeure),
    ];

    public static TheoryData<StepKind> Kinds => [.. Enum.GetValues<StepKind>()];

    public static TheoryData<Intervention> Interventions => [.. Enum.GetValues<Intervention>()];

    public static TheoryData<Intervention, Role, Ending> EveryWayOut
    {
        get
        {
            var data = new TheoryData<Intervention, Role, Ending>();
            foreach (var (what, by, ending) in Endings)
            {
                data.Add(what, by, ending);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_offered_can_be_done_and_what_is_not_is_refused_whoever_asks(StepKind kind)
    {
        foreach (var what in Enum.GetValues<Intervention>())
        {
            foreach (var role in Enum.GetValues<Role>())
            {
                var exchange = AnExchange.AwaitingA(kind);
                if (exchange.It.Offered(role, exchange.Now).Contains(what))
                {
                    Assert.Contains(role, Moves.Of(what).By);
                    Assert.Contains(exchange.It.OpenSteps, s => Moves.Of(what).While.Contains(s.Key.Kind));
                    Assert.IsType<Outcome.Done>(exchange.Intervene(what, role));
                }
                else if (exchange.Intervene(what, role) is not Outcome.Repeated)
                {
                    var refused = AnExchange.AwaitingA(kind);
                    Assert.IsType<Outcome.Refused>(refused.Intervene(what, role));
                    Assert.True(refused.Last.IsEmpty);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Interventions))]
    public void Nobody_steps_in_whom_the_table_does_not_name(Intervention what)
    {
        foreach (var role in Enum.GetValues<Role>().Except(Moves.Of(what).By))
        {
            Refusals.Expect(Refusal.NotYours, AnExchange.AwaitingA(Moves.Of(what).While[0]), x => x.Intervene(what, role));
        }
    }

    [Theory]
    [MemberData(nameof(Interventions))]
    public void Nobody_steps_in_without_a_reason_and_the_reason_stands_in_the_trail(Intervention what)
    {
        var rule = Moves.Of(what);
        var exchange = Ready(what);
        Refusals.Expect(Refusal.ReasonMissing, exchange, x => x.Intervene(what, rule.By[0], " \t"));

        Assert.IsType<Outcome.Done>(exchange.Intervene(what, rule.By[0], " It has to be. "));

        var entry = exchange.Last.Audit[0];
        Assert.Equal((AuditAction.Intervened, what, rule.By[0]), (entry.Action, entry.Intervention, entry.Role));
        // Of money that came back the booking is told, too.
        Assert.Equal("It has to be." + (what is Intervention.PaymentCameBack or Intervention.AdvanceCameBack ? $" ({new ReturnBooking(exchange.Today, "BANK-3")})" : ""), entry.Reason);
    }

    [Theory]
    [MemberData(nameof(EveryWayOut))]
    public void Whoever_calls_it_off_ends_it_frees_the_money_and_visitor_and_host_are_told(Intervention what, Role by, Ending ending)
    {
        var exchange = AnExchange.AwaitingA(StepKind.Travel).Done(what, by);

        Assert.Equal((ending, "Because.", Money.Zero), (exchange.State.Ending, exchange.State.EndingReason, exchange.It.Holds.Reserved));
        Assert.Equal([(NoticeKind.Ended, Role.Visitor), (NoticeKind.Ended, Role.Host)], exchange.Told);
        Assert.Equal(StepKind.Retention, Assert.Single(exchange.It.OpenSteps).Key.Kind);
        Assert.False(exchange.State.CountsAsVisit);
    }

    [Theory]
    [MemberData(nameof(EveryWayOut))]
    public void Calling_it_off_twice_is_calling_it_off_once(Intervention what, Role by, Ending ending)
    {
        var exchange = AnExchange.AwaitingA(StepKind.Travel).Done(what, by);
        var before = exchange.State;

        Assert.IsType<Outcome.Repeated>(exchange.Intervene(what, by));

        Assert.Same(before, exchange.State);
        Assert.Equal(ending, exchange.State.Ending);
    }

    [Theory]
    [MemberData(nameof(EveryWayOut))]
    public void What_has_ended_is_not_called_off_otherwise(Intervention what, Role by, Ending ending)
    {
        var exchange = AnExchange.AwaitingA(StepKind.Travel).Done(what, by);

        foreach (var (other, role, _) in Endings.Where(e => e.Ending != ending))
        {
            Refusals.Expect(Refusal.NotNow, exchange, x => x.Intervene(other, role));
        }
    }

    [Fact]
    public void A_replaced_host_is_told_of_the_end_though_they_never_were_asked()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Travel);
        exchange.Done(x => x.Replace(Role.Host, AnExchange.NewPerson(1), exchange.By(Role.Coordinator), "Left.", exchange.Now)).Done(Intervention.Withdraw, Role.Visitor);

        Assert.Contains(exchange.Last.Notices, n => n.Kind == NoticeKind.Ended && n.To.Email == AnExchange.NewPerson(1).Email);
    }

    [Fact]
    public void A_host_reports_a_no_show_from_the_visits_first_day_on()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Travel);
        var begins = exchange.Rules.Deadlines.StartOf(exchange.State.Application.Visit.Start);
        Refusals.Expect(Refusal.NotNow, exchange.Until(begins.AddSeconds(-1)), x => x.Intervene(Intervention.ReportNoShow, Role.Host));

        exchange.Until(begins).Done(Intervention.ReportNoShow, Role.Host);

        Assert.Equal(Ending.NoShow, exchange.State.Ending);
        Assert.Equal([(NoticeKind.Ended, Role.Visitor)], exchange.Told);
        Assert.Equal(Money.Zero, exchange.It.Holds.Reserved);
    }

    [Fact]
    public void A_host_reports_a_no_show_before_the_report_is_in_too() =>
        Assert.Equal(Ending.NoShow, AnExchange.AwaitingA(StepKind.Report).Done(Intervention.ReportNoShow, Role.Host).State.Ending);

    [Fact]
    public void Nothing_ends_while_money_is_on_its_way_to_the_bank() =>
        Refusals.Expect(Refusal.NotNow, AnExchange.AwaitingA(StepKind.AdvanceConfirmation), x => x.Intervene(Intervention.Withdraw, Role.Visitor));

    [Theory]
    [InlineData(StepKind.Certificate)]
    [InlineData(StepKind.Validation)]
    [InlineData(StepKind.PaymentOrder)]
    public void Who_has_travelled_and_reported_is_not_called_off_any_more(StepKind kind)
    {
        foreach (var (what, by, _) in Endings)
        {
            Refusals.Expect(Refusal.NotNow, AnExchange.AwaitingA(kind), x => x.Intervene(what, by));
        }
    }

    // Where it is possible, with nothing in the way.
    private static AnExchange Ready(Intervention what) => what switch
    {
        Intervention.ReportNoShow => AnExchange.AwaitingA(StepKind.Report),
        Intervention.ReleaseHold => AnExchange.Submitted().Done(Intervention.HoldLegally, Role.Coordinator),
        Intervention.Recover or Intervention.PaymentCameBack => AnExchange.AwaitingA(StepKind.AfterClosing),
        Intervention.AdvanceCameBack => AnExchange.AwaitingA(StepKind.AdvanceConfirmation).Answered(StepKind.AdvanceConfirmation, Decision.ConfirmPaid),
        Intervention.Postpone => AnExchange.AwaitingA(StepKind.Travel),
        Intervention.TakeOver => AnExchange.AwaitingA(StepKind.PaymentOrder),
        _ => AnExchange.AwaitingA(StepKind.VisitingApproval),
    };
}
