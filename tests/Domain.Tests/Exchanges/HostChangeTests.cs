using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>The visitor wants another host of their own accord (domain: The lifecycle, Application).</summary>
public sealed class HostChangeTests
{
    [Theory]
    [InlineData(StepKind.HostConfirmation)]
    [InlineData(StepKind.VisitingApproval)]
    [InlineData(StepKind.Budget)]
    [InlineData(StepKind.Travel)]
    public void Whoever_has_the_file_before_the_visit_gives_it_back_and_another_host_is_asked_for(StepKind kind)
    {
        var exchange = AnExchange.AwaitingA(kind).AnotherHostWished();

        Assert.Equal((StepKind.HostChoice, Role.Visitor), (Assert.Single(exchange.It.OpenSteps).Key.Kind, exchange.It.OpenSteps.Single().Addressee!.Role));
        Assert.Equal(StepState.Void, exchange.Step(kind).State);
    }

    [Theory]
    [InlineData(StepKind.HostChoice)]
    [InlineData(StepKind.NewDates)]
    [InlineData(StepKind.Correction)]
    public void Where_the_visitor_has_a_form_open_already_the_host_is_changed_there(StepKind kind) =>
        Assert.DoesNotContain(Intervention.ChangeHost, AnExchange.AwaitingA(kind).It.Offered(Role.Visitor, AnExchange.Start));

    [Fact]
    public void A_host_who_was_only_asked_hears_that_another_one_is_looked_for() => Assert.Equal(
        [(NoticeKind.StepAsked, Role.Visitor), (NoticeKind.HostReleased, Role.Host)],
        AnExchange.AwaitingA(StepKind.HostConfirmation).AnotherHostWished().Told);

    [Fact]
    public void Everybody_who_signed_hears_of_it_once() => Assert.Equal(
        [(NoticeKind.StepAsked, Role.Visitor), (NoticeKind.HostReleased, Role.Host), (NoticeKind.HostReleased, Role.VisitingManager), (NoticeKind.HostReleased, Role.HostingManager)],
        AnExchange.AwaitingA(StepKind.Travel).AnotherHostWished().Told);

    [Fact]
    public void The_money_stays_reserved_until_everybody_has_agreed_to_the_other_host()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Travel).AnotherHostWished();
        Assert.Equal(Money.Euros(900), exchange.It.Holds.Reserved);

        exchange.Resubmitted(exchange.Amended(StepKind.HostChoice)).Confirmed().Awarded();

        Assert.Equal((Stage.Travel, 4, Money.Euros(900)), (exchange.State.Stage, exchange.State.Signatures.Length, exchange.It.Holds.Reserved));
    }

    [Fact]
    public void The_same_host_again_is_refused()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Travel).AnotherHostWished();

        Refusals.Expect(Refusal.SameHost, exchange, x => x.Try(it => it.Resubmit(x.It.OpenSteps.Single().Key, x.State.Application, x.Now)));
    }

    [Fact]
    public void Nobody_named_in_time_gives_the_money_back()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Travel).AnotherHostWished().UntilTimeIsUp(StepKind.HostChoice);

        Assert.Equal((Ending.Declined, Money.Zero), (exchange.State.Ending, exchange.It.Holds.Reserved));
    }

    [Fact]
    public void Asking_twice_at_once_is_asking_once()
    {
        var exchange = AnExchange.AwaitingA(StepKind.VisitingApproval).AnotherHostWished();

        Assert.IsType<Outcome.Repeated>(exchange.Intervene(Intervention.ChangeHost, Role.Visitor));
    }

    [Fact]
    public void Once_the_visit_has_begun_its_host_stays()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Travel);

        Refusals.Expect(Refusal.VisitAlreadyBegun, exchange.At(exchange.Rules.Deadlines.StartOf(exchange.State.Application.Visit.Start)), x => x.Intervene(Intervention.ChangeHost, Role.Visitor));
    }
}
