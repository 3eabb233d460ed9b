using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Tests.Applications;

namespace CE4BIG.Domain.Tests.Exchanges;

public sealed class ApprovalStageTests
{
    [Fact]
    public void One_clusters_approval_awaits_the_other()
    {
        var exchange = AnExchange.Submitted().Confirmed().ApprovedBy(StepKind.HostingApproval);

        Assert.Equal((Stage.Approval, StepKind.VisitingApproval), (exchange.State.Stage, Assert.Single(exchange.It.OpenSteps).Key.Kind));
        Assert.Null(exchange.State.Reserved);
    }

    [Fact]
    public void Both_approvals_award_the_visit_with_four_signatures_under_one_commitment()
    {
        var exchange = AnExchange.Submitted().Confirmed().Awarded();

        Assert.Equal(Stage.Travel, exchange.State.Stage);
        Assert.Equal([Role.Visitor, Role.Host, Role.VisitingManager, Role.HostingManager], exchange.State.Signatures.Select(s => s.Role));
        Assert.Equal(CommitmentHash.Of(exchange.State.Application), Assert.Single(exchange.State.Signatures.Select(s => s.Commitment).Distinct()));
        Assert.Equal([(NoticeKind.Approved, Role.Visitor), (NoticeKind.Approved, Role.Host)], exchange.Told);
        Assert.Equal([AuditAction.Decided, AuditAction.Awarded, AuditAction.Opened], exchange.Last.Audit.Select(a => a.Action));
    }

    [Fact]
    public void The_award_reserves_the_lump_sum_for_the_days_applied_for()
    {
        var exchange = AnExchange.Submitted().Confirmed().Awarded();

        Assert.Equal(new Money(90_000), exchange.State.Reserved!.Amount);
        Assert.Equal(5, exchange.State.Reserved.Formula.WorkingDays);
        Assert.Null(exchange.State.Granted);
    }

    [Fact]
    public void A_rejection_ends_the_exchange_and_voids_what_the_other_cluster_was_asked()
    {
        var exchange = AnExchange.Submitted().Confirmed();

        exchange.Decide(exchange.Open(StepKind.HostingApproval).Key, Decision.Reject, "Out of scope.");

        Assert.Equal((Ending.Rejected, "Out of scope."), (exchange.State.Ending!.Value, exchange.State.EndingReason));
        Assert.Equal(StepState.Void, exchange.Step(StepKind.VisitingApproval).State);
        Assert.Equal([(NoticeKind.Ended, Role.Visitor), (NoticeKind.Ended, Role.Host)], exchange.Told);
        Refusals.Expect(Refusal.NoLongerNeeded, exchange, x => x.Decide(new StepKey(StepKind.VisitingApproval, 1), Decision.Approve));
    }

    [Fact]
    public void A_request_for_changes_goes_to_the_visitor_and_voids_the_other_question()
    {
        var exchange = AnExchange.Submitted().Confirmed().SentBack("Which lab?");

        Assert.Equal((Stage.Approval, StepKind.Correction), (exchange.State.Stage, Assert.Single(exchange.It.OpenSteps).Key.Kind));
        Assert.Equal(StepState.Void, exchange.Step(StepKind.HostingApproval).State);
        Assert.Equal(1, exchange.State.ChangeRounds);
        Assert.Equal([(NoticeKind.StepAsked, Role.Visitor)], exchange.Told);
    }

    [Fact]
    public void Resubmitting_the_same_commitment_asks_only_the_clusters_again()
    {
        var application = Forms.Application();

        var exchange = AnExchange.Submitted().Confirmed().ApprovedBy(StepKind.HostingApproval).SentBack()
            .Resubmitted(application with { Bank = application.Bank with { Holder = "Selvita" } });

        Assert.Equal(Stage.Approval, exchange.State.Stage);
        Assert.Equal(["visiting-approval-2", "hosting-approval-2"], exchange.It.OpenSteps.Select(s => s.Key.ToString()));
        Assert.Equal([Role.Visitor, Role.Host], exchange.State.Signatures.Select(s => s.Role));
        Assert.Equal(("Selvita", 2), (exchange.State.Application.Bank.Holder, exchange.State.ApplicationVersion));
    }

    [Fact]
    public void Resubmitting_another_commitment_voids_every_signature_and_asks_the_host_first()
    {
        var amended = Forms.Application() with { Goals = "Other goals." };

        var exchange = AnExchange.Submitted().Confirmed().ApprovedBy(StepKind.HostingApproval).SentBack().Resubmitted(amended);

        Assert.Equal((Stage.Application, "host-confirmation-2"), (exchange.State.Stage, Assert.Single(exchange.It.OpenSteps).Key.ToString()));
        var signature = Assert.Single(exchange.State.Signatures);
        Assert.Equal((Role.Visitor, CommitmentHash.Of(amended)), (signature.Role, signature.Commitment));
    }

    [Fact]
    public void Another_host_is_asked_at_their_own_address()
    {
        var application = Forms.Application();
        var amended = application with { HostContact = application.HostContact with { Name = "Ada", Email = "ada@other.example" } };

        var exchange = AnExchange.Submitted().Confirmed().SentBack().Resubmitted(amended);

        Assert.Equal("ada@other.example", exchange.Open(StepKind.HostConfirmation).Addressee!.Email);
    }

    [Fact]
    public void Changes_are_asked_for_as_often_as_the_programme_allows_and_no_more()
    {
        var exchange = AnExchange.Submitted().Confirmed();
        for (var round = 0; round < AnExchange.Programme.MaxChangeRounds; round++)
        {
            exchange.SentBack().Resubmitted(Forms.Application());
        }

        Refusals.Expect(Refusal.NoMoreChangeRounds, exchange, x => x.Decide(x.Open(StepKind.VisitingApproval).Key, Decision.RequestChanges));
        exchange.Awarded();
        Assert.Equal(Stage.Travel, exchange.State.Stage);
    }

    [Fact]
    public void A_visitor_who_withdraws_ends_the_exchange_and_the_host_is_told_too()
    {
        var exchange = AnExchange.Submitted().Confirmed().SentBack();

        exchange.Decide(exchange.Open(StepKind.Correction).Key, Decision.Withdraw, "No time.");

        Assert.Equal(Ending.Withdrawn, exchange.State.Ending);
        Assert.Equal([(NoticeKind.Ended, Role.Visitor), (NoticeKind.Ended, Role.Host)], exchange.Told);
    }

    [Fact]
    public void A_manager_who_keeps_silent_is_followed_by_the_deputy_with_dates_and_a_link_of_their_own()
    {
        var exchange = AnExchange.Submitted().Confirmed();
        var manager = exchange.Open(StepKind.VisitingApproval);

        exchange.Until(manager.ExpiresAt);

        var deputy = exchange.Open(StepKind.VisitingApproval);
        Assert.Equal((manager.Key, Role.VisitingDeputy, manager.LinkSerial + 1), (deputy.Key, deputy.Addressee!.Role, deputy.LinkSerial));
        Assert.Equal(AnExchange.Programme.Deadlines.Due(manager.ExpiresAt, 7), deputy.DueAt);
        Assert.Equal(deputy.DueAt, deputy.ExpiresAt);
        Assert.All(deputy.Reminders, at => Assert.InRange(at, manager.ExpiresAt, deputy.DueAt));
        Assert.Equal(2, deputy.Reminders.Length);
        Assert.Contains((NoticeKind.StepEscalated, Role.VisitingDeputy), exchange.Told);
        Assert.Contains((NoticeKind.StepEscalated, Role.HostingDeputy), exchange.Told);
    }

    [Fact]
    public void A_deputy_signs_under_their_own_name()
    {
        var exchange = AnExchange.Submitted().Confirmed();
        exchange.Until(exchange.Open(StepKind.VisitingApproval).ExpiresAt).Awarded();

        Assert.Equal([Role.Visitor, Role.Host, Role.VisitingDeputy, Role.HostingDeputy], exchange.State.Signatures.Select(s => s.Role));
    }

    [Fact]
    public void A_deputy_who_keeps_silent_too_lets_the_exchange_lapse()
    {
        var exchange = AnExchange.Submitted().Confirmed();
        exchange.Until(exchange.Open(StepKind.VisitingApproval).ExpiresAt);

        exchange.Until(exchange.Open(StepKind.VisitingApproval).ExpiresAt);

        Assert.Equal(Ending.Lapsed, exchange.State.Ending);
        Assert.Equal(StepState.Void, exchange.Step(StepKind.HostingApproval).State);
    }

    [Fact]
    public void An_approval_ends_with_the_second_before_the_visit_begins()
    {
        var begins = AnExchange.Programme.Deadlines.StartOf(Forms.Application().Visit.Start);

        var step = AnExchange.Submitted(at: begins.AddDays(-4)).Confirmed().Open(StepKind.VisitingApproval);

        Assert.Equal((begins.AddSeconds(-1), begins.AddSeconds(-1), false), (step.DueAt, step.ExpiresAt, step.HasDeputy));
    }

    [Fact]
    public void An_approval_cut_short_by_the_visit_lapses_instead_of_passing_to_the_deputy()
    {
        var exchange = AnExchange.Submitted(at: AnExchange.Programme.Deadlines.StartOf(Forms.Application().Visit.Start).AddDays(-4)).Confirmed();

        exchange.Until(exchange.Open(StepKind.VisitingApproval).ExpiresAt);

        Assert.Equal(Ending.Lapsed, exchange.State.Ending);
        Assert.DoesNotContain(exchange.Mails, n => n.Kind == NoticeKind.StepEscalated);
    }

    [Fact]
    public void A_deputy_is_not_given_time_past_the_visits_beginning()
    {
        var begins = AnExchange.Programme.Deadlines.StartOf(Forms.Application().Visit.Start);
        var exchange = AnExchange.Submitted(at: begins.AddDays(-12)).Confirmed();

        exchange.Until(exchange.Open(StepKind.HostingApproval).ExpiresAt);

        var deputy = exchange.Open(StepKind.HostingApproval);
        Assert.Equal((Role.HostingDeputy, begins.AddSeconds(-1)), (deputy.Addressee!.Role, deputy.ExpiresAt));
    }
}
