using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Tests.Applications;

namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>Postponed: new dates, another host, unchanged, too long, too often (domain: The lifecycle, Travel).</summary>
public sealed class PostponementTests
{
    [Fact]
    public void A_postponed_visit_keeps_its_money_and_awaits_new_dates_and_everybody_who_signed_is_told()
    {
        var exchange = AnExchange.AwaitingA(StepKind.NewDates);

        Assert.Equal((1, Stage.Travel, Money.Euros(900)), (exchange.State.Postponements, exchange.State.Stage, exchange.It.Holds.Reserved));
        Assert.Equal(StepState.Void, exchange.Step(StepKind.Travel).State);
        Assert.Equal(
            [(NoticeKind.StepAsked, Role.Visitor), (NoticeKind.Postponed, Role.Host), (NoticeKind.Postponed, Role.VisitingManager), (NoticeKind.Postponed, Role.HostingManager)],
            exchange.Told);
    }

    [Fact]
    public void The_host_who_is_told_of_it_is_the_one_who_acts_now()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Travel).Done(x => x.Replace(Role.Host, AnExchange.NewPerson(1), x.State.Visitor with { Role = Role.Coordinator }, "Left.", AnExchange.Start));

        exchange.Postponed();

        Assert.Equal(AnExchange.NewPerson(1).Email, exchange.Last.Notices.Single(n => n.Kind == NoticeKind.Postponed && n.To.Role == Role.Host).To.Email);
    }

    [Fact]
    public void Postponing_twice_at_once_is_postponing_once()
    {
        var exchange = AnExchange.AwaitingA(StepKind.NewDates);

        Assert.IsType<Outcome.Repeated>(exchange.Intervene(Intervention.Postpone, Role.Visitor));
        Assert.True(exchange.Last.IsEmpty);
    }

    [Fact]
    public void New_dates_void_the_signatures_and_ask_host_and_clusters_again()
    {
        var exchange = AnExchange.AwaitingA(StepKind.NewDates);
        var amended = exchange.Amended(StepKind.NewDates);

        exchange.Resubmitted(amended);

        Assert.Equal("host-confirmation-2", Assert.Single(exchange.It.OpenSteps).Key.ToString());
        Assert.Equal((Role.Visitor, CommitmentHash.Of(amended)), exchange.State.Signatures.Select(s => (s.Role, s.Commitment)).Single());
        Assert.Equal(Stage.Travel, exchange.Confirmed().Awarded().State.Stage);
        Assert.Equal(4, exchange.State.Signatures.Length);
    }

    [Fact]
    public void Another_host_elsewhere_is_awarded_by_their_own_countrys_ceiling()
    {
        var exchange = AnExchange.AwaitingA(StepKind.NewDates);
        var dates = exchange.Amended(StepKind.NewDates);
        _ = CountryCode.TryParse("DE", out var germany);
        var amended = dates with { Host = dates.Host with { Organisation = "Isar Cells", Country = germany, ClusterId = "biom" }, HostContact = AnExchange.NewPerson(2) };

        exchange.Resubmitted(amended).Confirmed().Awarded();

        Assert.Equal((Money.Euros(830), Money.Euros(830)), (exchange.State.Reserved!.Amount, exchange.It.Holds.Reserved));
        Assert.Contains(exchange.State.Signatures, s => s.Email == "katharina.vogel@biom.example");
    }

    [Fact]
    public void Postponed_and_thought_better_of_it_asks_nobody_again()
    {
        var exchange = AnExchange.AwaitingA(StepKind.NewDates).Resubmitted(Forms.Application());

        Assert.Equal((StepKind.Travel, 4, 1), (Assert.Single(exchange.It.OpenSteps).Key.Kind, exchange.State.Signatures.Length, exchange.State.ApplicationVersion));
    }

    [Fact]
    public void Postponed_while_it_waited_for_money_an_unchanged_visit_waits_again()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Budget).Postponed();
        Assert.Equal(Money.Zero, exchange.It.Wants.Reserved);

        exchange.Resubmitted(Forms.Application());

        Assert.Equal((StepKind.Budget, Money.Euros(900)), (Assert.Single(exchange.It.OpenSteps).Key.Kind, exchange.It.Wants.Reserved));
    }

    [Fact]
    public void A_visit_is_parked_180_days_and_not_one_more()
    {
        var exchange = AnExchange.AwaitingA(StepKind.NewDates);
        var latest = exchange.It.LatestStart(exchange.Open(StepKind.NewDates));
        Assert.Equal(AnExchange.Programme.Deadlines.LocalDate(exchange.Open(StepKind.NewDates).OpenedAt).AddDays(180), latest);

        Refusals.Expect(Refusal.ParkedTooLong, exchange, x => x.Try(it => it.Resubmit(x.Open(StepKind.NewDates).Key, x.WithDates(latest.AddDays(1)), x.Now)));
        exchange.Resubmitted(exchange.WithDates(latest));
    }

    [Fact]
    public void New_dates_lie_ahead() =>
        Refusals.Expect(Refusal.VisitAlreadyBegun, AnExchange.AwaitingA(StepKind.NewDates), x => x.Try(it => it.Resubmit(x.Open(StepKind.NewDates).Key, x.WithDates(x.Today), x.Now)));

    [Fact]
    public void A_visitor_who_names_no_dates_lets_the_exchange_lapse_and_the_money_go()
    {
        var exchange = AnExchange.AwaitingA(StepKind.NewDates).UntilTimeIsUp(StepKind.NewDates);

        Assert.Equal((Ending.Lapsed, Money.Zero, true), (exchange.State.Ending, exchange.It.Holds.Reserved, exchange.It.MustBook));
    }

    [Fact]
    public void A_visit_is_postponed_as_often_as_the_programme_allows_and_no_more()
    {
        var exchange = AnExchange.AwaitingA(StepKind.NewDates).Resubmitted(Forms.Application()).Postponed().Resubmitted(Forms.Application());

        Assert.DoesNotContain(Intervention.Postpone, exchange.It.Offered(Role.Visitor, exchange.Now));
        Refusals.Expect(Refusal.NoMorePostponements, exchange, x => x.Intervene(Intervention.Postpone, Role.Visitor));
    }

    [Fact]
    public void A_visit_that_has_begun_is_not_postponed() =>
        Refusals.Expect(
            Refusal.VisitAlreadyBegun,
            AnExchange.AwaitingA(StepKind.Travel).Until(AnExchange.Programme.Deadlines.StartOf(Forms.Application().Visit.Start)),
            x => x.Intervene(Intervention.Postpone, Role.Visitor));

    [Fact]
    public void While_a_cluster_holds_money_for_an_exchange_another_cannot_take_its_place()
    {
        var exchange = AnExchange.AwaitingA(StepKind.NewDates);
        var application = exchange.State.Application;
        var other = exchange.Rules.Clusters.First(c => c.Id != application.Visitor.ClusterId && c.Id != application.Host.ClusterId).Id;

        Refusals.Expect(Refusal.ClusterHoldsTheMoney, exchange, x => x.Try(it =>
            it.Resubmit(x.Open(StepKind.NewDates).Key, application with { Visitor = application.Visitor with { ClusterId = other } }, x.Now)));
    }

    [Fact]
    public void Bank_data_changed_with_the_new_dates_are_shown_to_finance_as_changed()
    {
        var exchange = AnExchange.AwaitingA(StepKind.NewDates);

        exchange.Resubmitted(exchange.Amended(StepKind.Correction));

        Assert.NotNull(exchange.State.BankChangedAt);
    }

    [Fact]
    public void A_visitor_who_thinks_better_of_postponing_and_the_host_are_told_that_the_visit_stands()
    {
        var exchange = AnExchange.AwaitingA(StepKind.NewDates);

        exchange.Done(x => x.Resubmit(exchange.Open(StepKind.NewDates).Key, exchange.State.Application, exchange.Now));

        Assert.Equal([(NoticeKind.Approved, Role.Visitor), (NoticeKind.Approved, Role.Host)], exchange.Told);
    }

    [Fact]
    public void Without_money_for_a_dearer_plan_the_visit_takes_place_with_what_was_reserved()
    {
        var exchange = AnExchange.AwaitingA(StepKind.NewDates);
        exchange.Resubmitted(exchange.Amended(StepKind.NewDates)).Confirmed().ApprovedByAll();
        Assert.Equal(Money.Euros(900), exchange.It.Holds.Reserved);

        exchange.UntilTimeIsUp(StepKind.Budget);

        Assert.Equal((Stage.Travel, Money.Euros(900)), (exchange.State.Stage, exchange.It.Holds.Reserved));
    }
}
