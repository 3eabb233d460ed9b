using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Tests.Applications;

namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>What the coordinator does when an exchange needs a hand.</summary>
public sealed class StaffTests
{
    private static readonly Addressee Coordinator = AnExchange.Submitted().By(Role.Coordinator);

    [Fact]
    public void An_extended_report_has_its_grace_after_the_new_deadline_and_the_person_is_told()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Report);
        var before = exchange.Open(StepKind.Report);

        exchange.Done(x => x.Extend(before.Key, 20, Coordinator, "Illness.", exchange.Now));

        var after = exchange.Open(StepKind.Report);
        Assert.Equal(exchange.Rules.Deadlines.Due(before.DueAt, 20), after.DueAt);
        Assert.True(after.ExpiresAt > after.DueAt.AddDays(10));
        Assert.Equal([(NoticeKind.StepExtended, Role.Visitor)], exchange.Told);
        Assert.Contains((NoticeKind.GraceBegan, Role.Visitor), exchange.Until(after.DueAt.AddSeconds(1)).Told);
    }

    [Fact]
    public void A_report_is_extended_in_its_grace_too()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Report);
        exchange.Until(exchange.Open(StepKind.Report).DueAt.AddDays(3));

        exchange.Done(x => x.Extend(exchange.Open(StepKind.Report).Key, 10, Coordinator, "Illness.", exchange.Now));

        Assert.True(exchange.Open(StepKind.Report).DueAt > exchange.Now);
    }

    [Fact]
    public void An_overdue_step_that_is_extended_raises_no_alarm_before_its_new_deadline_and_one_then()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Certificate).UntilTimeIsUp(StepKind.Certificate);
        exchange.Done(x => x.Extend(exchange.Open(StepKind.Certificate).Key, 14, Coordinator, "Away.", exchange.Now));
        var due = exchange.Open(StepKind.Certificate).DueAt;

        exchange.Until(due.AddSeconds(-1));
        Assert.DoesNotContain((NoticeKind.StepOverdue, Role.Coordinator), exchange.Told);

        Assert.Equal([(NoticeKind.StepOverdue, Role.Coordinator)], exchange.Until(due).Told);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(181)]
    public void A_deadline_is_moved_by_one_day_to_half_a_year(int days) => Refusals.Expect(
        Refusal.ExtensionImplausible, AnExchange.AwaitingA(StepKind.Report), x => x.Try(it => it.Extend(x.Open(StepKind.Report).Key, days, Coordinator, "Why not.", x.Now)));

    [Fact]
    public void What_leads_to_an_award_is_not_moved_past_the_visits_beginning() => Refusals.Expect(
        Refusal.ExtensionImplausible, AnExchange.AwaitingA(StepKind.VisitingApproval), x => x.Try(it => it.Extend(x.Open(StepKind.VisitingApproval).Key, 60, Coordinator, "Why not.", x.Now)));

    [Fact]
    public void A_step_that_is_over_is_neither_extended_nor_sent_again()
    {
        var exchange = AnExchange.AwaitingA(StepKind.VisitingApproval);
        var over = new StepKey(StepKind.HostConfirmation, 1);

        Refusals.Expect(Refusal.NoLongerNeeded, exchange, x => x.Try(it => it.Extend(over, 5, Coordinator, "Late.", x.Now)));
        Refusals.Expect(Refusal.NoLongerNeeded, exchange, x => x.Try(it => it.Resend(over, Coordinator, "Lost.", x.Now)));
    }

    [Fact]
    public void Resending_mails_a_fresh_link_and_kills_the_old_one()
    {
        var exchange = AnExchange.Submitted();
        var key = exchange.Open(StepKind.HostConfirmation).Key;

        exchange.Done(x => x.Resend(key, Coordinator, "It was lost.", exchange.Now));

        Assert.Equal(2, exchange.It.Find(key)!.LinkSerial);
        Assert.Equal([(NoticeKind.StepLinkRenewed, Role.Host)], exchange.Told);
    }

    [Fact]
    public void A_new_person_of_the_visitor_is_asked_what_is_open_and_gets_the_page_and_the_application_stays_as_signed()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Report);

        exchange.Done(x => x.Replace(Role.Visitor, AnExchange.NewPerson(1), Coordinator, "Left the firm.", exchange.Now));

        Assert.Equal(AnExchange.NewPerson(1).Email, exchange.Open(StepKind.Report).Addressee!.Email);
        Assert.Equal(AnExchange.NewPerson(1).Email, exchange.State.Visitor.Email);
        Assert.Equal(Forms.Application(), exchange.State.Application);
        Assert.Equal([(NoticeKind.StepPassedOn, Role.Visitor), (NoticeKind.PageCode, Role.Visitor)], exchange.Told);
    }

    [Fact]
    public void Somebody_who_comes_back_does_not_find_their_old_link_or_code_alive()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Report);
        var contact = exchange.State.Application.VisitorContact;

        exchange.Done(x => x.Replace(Role.Visitor, AnExchange.NewPerson(1), Coordinator, "Ill.", exchange.Now)).Done(x => x.Replace(Role.Visitor, contact, Coordinator, "Well.", exchange.Now));

        Assert.Equal((3, 3), (exchange.State.VisitorPage.Serial, exchange.Open(StepKind.Report).LinkSerial));
        Assert.Equal([contact.Email, AnExchange.NewPerson(1).Email], exchange.Open(StepKind.Report).Asked.AsEnumerable());
    }

    [Fact]
    public void A_replacement_right_after_a_renewed_code_is_a_mail_of_its_own()
    {
        var exchange = AnExchange.AwaitingA(StepKind.VisitingApproval).Done(x => x.RenewPageCode(Role.Visitor, AnExchange.Start));

        exchange.Done(x => x.Replace(Role.Visitor, AnExchange.NewPerson(1), Coordinator, "Left.", exchange.Now));

        Assert.Equal(exchange.Mails.Count, exchange.Mails.Select(n => n.Key).Distinct().Count());
    }

    [Fact]
    public void Who_certifies_the_visit_is_never_who_is_paid_for_it()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Certificate);
        var visitor = exchange.State.Application.VisitorContact;

        Refusals.Expect(
            Refusal.NoSuchColleague, exchange, x => x.Try(it => it.Replace(Role.Host, visitor with { Email = visitor.Email.ToUpperInvariant() }, Coordinator, "Why not.", x.Now)));
    }

    [Fact]
    public void Only_visitor_and_host_are_replaced_by_somebody_from_outside() => Refusals.Expect(
        Refusal.NotYours, AnExchange.Submitted(), x => x.Try(it => it.Replace(Role.Finance, AnExchange.NewPerson(1), Coordinator, "Why not.", x.Now)));

    [Fact]
    public void Replacing_somebody_by_themselves_changes_nothing() => Refusals.Expect(
        Refusal.NothingToChange, AnExchange.Submitted(), x => x.Try(it => it.Replace(Role.Visitor, x.State.Application.VisitorContact, Coordinator, "Why not.", x.Now)));

    [Fact]
    public void A_manager_is_replaced_by_a_colleague_and_may_get_the_step_back()
    {
        var exchange = AnExchange.AwaitingA(StepKind.VisitingApproval);
        var key = exchange.Open(StepKind.VisitingApproval).Key;

        exchange.Done(x => x.Replace(key, "tomasz-wojcik", Coordinator, "Ill.", exchange.Now));

        Assert.Equal("tomasz.wojcik@lsk.example", exchange.Open(StepKind.VisitingApproval).Addressee!.Email);
        Refusals.Expect(Refusal.NoSuchColleague, exchange, x => x.Try(it => it.Replace(key, "tomasz-wojcik", Coordinator, "Ill.", x.Now)));
        exchange.Done(x => x.Replace(key, "anna-nowak", Coordinator, "Well again.", exchange.Now));
        Assert.Equal<string>(["anna.nowak@lsk.example", "tomasz.wojcik@lsk.example"], exchange.Open(StepKind.VisitingApproval).Asked);
    }

    [Fact]
    public void A_finance_officer_is_replaced_by_another_but_never_by_themselves_or_an_approver()
    {
        var exchange = AnExchange.AwaitingA(StepKind.PaymentOrder);
        var key = exchange.Open(StepKind.PaymentOrder).Key;

        foreach (var person in new[] { "ewa-zielinska", "anna-nowak", "nobody" })
        {
            Refusals.Expect(Refusal.NoSuchColleague, exchange, x => x.Try(it => it.Replace(key, person, Coordinator, "Ill.", x.Now)));
        }

        exchange.Done(x => x.Replace(key, "pawel-krol", Coordinator, "Ill.", exchange.Now));
        Assert.Equal("pawel.krol@lsk.example", exchange.Open(StepKind.PaymentOrder).Addressee!.Email);
    }

    [Fact]
    public void A_restart_is_noted_and_leaves_the_exchange_as_it_is()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Validation);
        var before = exchange.State;

        exchange.Done(Intervention.Restart, Role.Coordinator);

        Assert.Equal(before with { AuditCount = before.AuditCount + 1 }, exchange.State);
    }

    [Fact]
    public void Another_version_of_the_programme_judges_from_now_on_and_moves_no_date()
    {
        var exchange = AnExchange.AwaitingA(StepKind.Validation);
        var due = exchange.Open(StepKind.Validation).DueAt;
        var stricter = exchange.Knowing(exchange.Rules with { Version = "2026-2", MaxEvidenceRounds = 0 });

        exchange.Done(x => x.Apply(stricter, Coordinator, "As decided by the board.", exchange.Now));

        Assert.Equal(("2026-2", due), (exchange.State.ProgrammeVersion, exchange.Open(StepKind.Validation).DueAt));
        Assert.Equal("2026-2", exchange.Last.Audit[^1].ProgrammeVersion);
        Refusals.Expect(Refusal.NoMoreEvidenceRounds, exchange, x => x.Decide(x.Open(StepKind.Validation).Key, Decision.RequestEvidence));
    }

    [Fact]
    public void A_version_without_the_cluster_or_of_another_programme_does_not_fit()
    {
        var rules = AnExchange.Programme;

        foreach (var version in new[] { Missions.Programme, rules with { Version = "2", Clusters = [.. rules.Clusters.Skip(1)] } })
        {
            Refusals.Expect(Refusal.ProgrammeDoesNotFit, AnExchange.Submitted(), x => x.Try(it => it.Apply(version, Coordinator, "Why not.", x.Now)));
        }

        Refusals.Expect(Refusal.NothingToChange, AnExchange.Submitted(), x => x.Try(it => it.Apply(rules, Coordinator, "Why not.", x.Now)));
    }
}
