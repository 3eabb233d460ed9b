using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>The host declines or keeps silent: the visitor picks another (domain: The lifecycle, Application).</summary>
public sealed class HostChoiceTests
{
    [Fact]
    public void A_host_who_declines_leaves_the_visitor_to_name_another()
    {
        var exchange = AnExchange.Submitted();

        exchange.Decide(exchange.Open(StepKind.HostConfirmation).Key, Decision.Decline, "We move house.");

        Assert.Equal(StepKind.HostChoice, Assert.Single(exchange.It.OpenSteps).Key.Kind);
        Assert.Equal("We move house.", exchange.Step(StepKind.HostConfirmation).Reason);
        Assert.Equal([(NoticeKind.StepAsked, Role.Visitor)], exchange.Told);
    }

    [Fact]
    public void A_host_who_keeps_silent_leaves_the_visitor_to_name_another_too()
    {
        var exchange = AnExchange.Submitted().UntilTimeIsUp(StepKind.HostConfirmation);

        Assert.Equal(StepState.Expired, exchange.Step(StepKind.HostConfirmation).State);
        Assert.Equal(StepKind.HostChoice, Assert.Single(exchange.It.OpenSteps).Key.Kind);
    }

    [Fact]
    public void Another_host_is_asked_at_their_address_under_a_commitment_that_only_the_visitor_has_signed()
    {
        var exchange = AnExchange.AwaitingA(StepKind.HostChoice);
        var amended = exchange.Amended(StepKind.HostChoice);

        exchange.Resubmitted(amended);

        Assert.Equal("host-confirmation-2", Assert.Single(exchange.It.OpenSteps).Key.ToString());
        Assert.Equal(amended.HostContact.Email, exchange.Open(StepKind.HostConfirmation).Addressee!.Email);
        Assert.Equal((Role.Visitor, CommitmentHash.Of(amended)), exchange.State.Signatures.Select(s => (s.Role, s.Commitment)).Single());
    }

    [Fact]
    public void The_same_host_is_not_another_however_it_is_spelt()
    {
        var exchange = AnExchange.AwaitingA(StepKind.HostChoice);
        var same = exchange.State.Application with { Host = exchange.State.Application.Host with { Organisation = " NANTES BIOTHÉRAPIES " } };

        Refusals.Expect(Refusal.SameHost, exchange, x => x.Try(it => it.Resubmit(x.Open(StepKind.HostChoice).Key, same, x.Now)));
    }

    [Fact]
    public void Another_person_of_the_same_organisation_is_another_host()
    {
        var exchange = AnExchange.AwaitingA(StepKind.HostChoice);

        exchange.Resubmitted(exchange.State.Application with { HostContact = AnExchange.NewPerson(1) });

        Assert.Equal(AnExchange.NewPerson(1).Email, exchange.Open(StepKind.HostConfirmation).Addressee!.Email);
    }

    [Fact]
    public void A_visit_that_should_have_begun_is_not_resubmitted_with_its_old_dates()
    {
        var exchange = AnExchange.Submitted(at: AnExchange.Programme.Deadlines.StartOf(new DateOnly(2026, 6, 6))).Answered(StepKind.HostConfirmation, Decision.Decline);

        exchange.After(TimeSpan.FromDays(3));

        Refusals.Expect(Refusal.VisitAlreadyBegun, exchange, x => x.Decide(x.Open(StepKind.HostChoice).Key, Decision.Resubmit));
    }

    [Fact]
    public void No_other_host_in_time_ends_the_exchange_as_declined_and_only_the_visitor_is_told()
    {
        var exchange = AnExchange.AwaitingA(StepKind.HostChoice).UntilTimeIsUp(StepKind.HostChoice);

        Assert.Equal(Ending.Declined, exchange.State.Ending);
        Assert.Equal([Role.Visitor], exchange.Last.Notices.Where(n => n.Kind == NoticeKind.Ended).Select(n => n.To.Role));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_host_who_declined_does_not_hear_that_the_visitor_withdrew(bool byStep)
    {
        var exchange = AnExchange.AwaitingA(StepKind.HostChoice);

        Assert.IsType<Outcome.Done>(byStep ? exchange.Decide(exchange.Open(StepKind.HostChoice).Key, Decision.Withdraw) : exchange.Intervene(Intervention.Withdraw, Role.Visitor));

        Assert.Equal(Ending.Withdrawn, exchange.State.Ending);
        Assert.Equal([(NoticeKind.Ended, Role.Visitor)], exchange.Told);
    }
}
