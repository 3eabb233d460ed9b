using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Tests.Exchanges;

public sealed class ReturnedMailTests
{
    private static readonly StepKey Host = new(StepKind.HostConfirmation, 1);

    public static TheoryData<MailReturn> Ways => [.. Enum.GetValues<MailReturn>()];

    [Theory, MemberData(nameof(Ways))]
    public void The_trail_names_whom_a_mail_did_not_reach_and_how_it_came_back(MailReturn how)
    {
        var exchange = AnExchange.Submitted();
        var asked = MailOf(exchange, NoticeKind.StepAsked);

        exchange.Done(x => x.MailCameBack(asked, how, exchange.Now));

        var row = Assert.Single(exchange.Last.Audit);
        Assert.Equal((AuditAction.MailCameBack, Host, Role.Host, asked.To.Email, how.ToString().ToLowerInvariant()), (row.Action, row.Step, row.Role, row.Who, row.Reason));
        Promises.CheckTrail(exchange);
    }

    [Fact]
    public void The_coordinator_is_told_by_a_mail_about_the_exchange_as_a_whole_whose_number_says_which_one_came_back()
    {
        var exchange = AnExchange.Submitted();
        exchange.Done(x => x.MailCameBack(MailOf(exchange, NoticeKind.ApplicationReceived), MailReturn.Bounced, exchange.Now));

        exchange.Done(x => x.MailCameBack(MailOf(exchange, NoticeKind.StepAsked), MailReturn.Bounced, exchange.Now));

        var told = Assert.Single(exchange.Last.Notices);
        Assert.Equal((NoticeKind.MailCameBack, Role.Coordinator, null, 2), (told.Kind, told.To.Role, told.Step, told.Serial));
        Assert.Equal(new ReturnedMail(Host, exchange.State.Host), exchange.State.Returned[told.Serial - 1]);
    }

    [Fact]
    public void A_second_mail_about_the_step_that_comes_back_from_the_same_address_tells_nobody_again()
    {
        var exchange = AnExchange.Submitted();
        exchange.Done(x => x.MailCameBack(MailOf(exchange, NoticeKind.StepAsked), MailReturn.Bounced, exchange.Now));
        exchange.Done(x => x.RenewLink(Host, exchange.Now));
        var (before, again) = (exchange.State, MailOf(exchange, NoticeKind.StepLinkRenewed));

        Assert.IsType<Outcome.Repeated>(exchange.Try(x => x.MailCameBack(again with { To = again.To with { Email = again.To.Email.ToUpperInvariant() } }, MailReturn.Dropped, exchange.Now)));

        Assert.Same(before, exchange.State);
        Assert.True(exchange.Last.IsEmpty);
    }

    [Fact]
    public void Whoever_took_the_place_of_the_person_is_told_of_anew()
    {
        var exchange = AnExchange.Submitted();
        exchange.Done(x => x.MailCameBack(MailOf(exchange, NoticeKind.StepAsked), MailReturn.Bounced, exchange.Now));
        exchange.Done(x => x.Replace(Role.Host, new ContactPerson("Ann Other", "ann.other@host.example", Language.En), exchange.By(Role.Coordinator), "Left.", exchange.Now));

        exchange.Done(x => x.MailCameBack(MailOf(exchange, NoticeKind.StepPassedOn), MailReturn.Blocked, exchange.Now));

        Assert.Equal([(NoticeKind.MailCameBack, Role.Coordinator)], exchange.Told);
    }

    [Fact]
    public void A_mail_to_the_coordinator_that_comes_back_tells_nobody()
    {
        var exchange = AnExchange.Submitted();
        exchange.Done(x => x.MailCameBack(MailOf(exchange, NoticeKind.StepAsked), MailReturn.Bounced, exchange.Now));

        exchange.Done(x => x.MailCameBack(MailOf(exchange, NoticeKind.MailCameBack), MailReturn.Bounced, exchange.Now));

        Assert.Empty(exchange.Last.Notices);
    }

    [Fact]
    public void Who_is_coordinator_and_manager_is_not_told_at_the_mailbox_that_fails()
    {
        var programme = AnExchange.Programme;
        var first = programme.Coordinators[0];
        var exchange = AnExchange.Submitted();
        var asked = new Notice(NoticeKind.StepAsked, new Addressee(Role.VisitingManager, first.Name, first.Email, first.Language), new StepKey(StepKind.VisitingApproval, 1), 1);

        exchange.Done(x => x.MailCameBack(asked, MailReturn.Bounced, exchange.Now));

        Assert.DoesNotContain(exchange.Last.Notices, n => n.To.Email == first.Email);
        Assert.Equal(programme.Coordinators.Count > 1, exchange.Last.Notices.Count == 1);
    }

    [Fact]
    public void A_mail_may_come_back_after_its_step_was_decided_and_after_the_end()
    {
        var exchange = AnExchange.Submitted();
        var asked = MailOf(exchange, NoticeKind.StepAsked);
        exchange.Confirmed().Done(Intervention.Withdraw, Role.Visitor);

        exchange.Done(x => x.MailCameBack(asked, MailReturn.Bounced, exchange.Now));
        exchange.Done(x => x.MailCameBack(MailOf(exchange, NoticeKind.Ended), MailReturn.Bounced, exchange.Now));

        Assert.Equal([(NoticeKind.MailCameBack, Role.Coordinator)], exchange.Told);
        Promises.CheckTrail(exchange);
    }

    [Fact]
    public void Of_people_who_were_removed_nothing_is_noted_any_more()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Retention);
        var mail = MailOf(exchange, NoticeKind.Paid);
        exchange.Done(x => x.MailCameBack(mail, MailReturn.Bounced, exchange.Now));
        exchange.Until(exchange.Open(StepKind.Retention).ExpiresAt);

        Assert.NotNull(exchange.State.AnonymisedAt);
        Assert.Empty(exchange.State.Returned);
        Refusals.Expect(Refusal.NoLongerNeeded, exchange, x => x.Try(it => it.MailCameBack(mail, MailReturn.Bounced, x.Now)));
    }

    private static Notice MailOf(AnExchange exchange, NoticeKind kind) => exchange.Mails.Last(n => n.Kind == kind);
}
