using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Domain.Tests.Applications;

namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>Conflict of interest, absence, delegation (domain: art. 9.4; "approvers on holiday with no stand-in").</summary>
public sealed class ColleagueTests
{
    private const string Anna = "anna.nowak@lsk.example";
    private const string Tomasz = "tomasz.wojcik@lsk.example";
    private static readonly DateOnly Monday = new(2026, 4, 13);

    [Fact]
    public void Whoever_declares_a_conflict_is_followed_by_the_next_colleague_with_a_link_and_time_of_their_own()
    {
        var exchange = AnExchange.AwaitingA(StepKind.VisitingApproval);
        var manager = exchange.Open(StepKind.VisitingApproval);

        exchange.After(TimeSpan.FromDays(2)).Answered(StepKind.VisitingApproval, Decision.DeclareConflict);

        var colleague = exchange.Open(StepKind.VisitingApproval);
        Assert.Equal((Tomasz, Role.VisitingDeputy, manager.LinkSerial + 1), (colleague.Addressee!.Email, colleague.Addressee.Role, colleague.LinkSerial));
        Assert.True(colleague.DueAt > manager.DueAt);
        Assert.Equal([(NoticeKind.StepPassedOn, Role.VisitingDeputy)], exchange.Told);
        Assert.Equal((AuditAction.PassedOn, Decision.DeclareConflict, Anna, Tomasz, "Because."), exchange.Last.Audit.Select(a => (a.Action, a.Decision!.Value, a.Who, a.Asked!, a.Reason)).Single());
    }

    [Fact]
    public void Whoever_declared_a_conflict_is_asked_for_nothing_more_in_this_exchange()
    {
        var exchange = AnExchange.AwaitingA(StepKind.VisitingApproval).Answered(StepKind.VisitingApproval, Decision.DeclareConflict)
            .Awarded().Travelled().Reported().Certified();

        Assert.Equal(Tomasz, exchange.Open(StepKind.Validation).Addressee!.Email);
        Assert.Empty(exchange.It.Colleagues(exchange.Open(StepKind.Validation).Key));
    }

    [Fact]
    public void Where_every_colleague_is_in_conflict_the_coordinator_decides()
    {
        var exchange = AnExchange.AwaitingA(StepKind.VisitingApproval).Answered(StepKind.VisitingApproval, Decision.DeclareConflict).Answered(StepKind.VisitingApproval, Decision.DeclareConflict);

        Assert.Equal(Role.Coordinator, exchange.Open(StepKind.VisitingApproval).Addressee!.Role);
        Refusals.Expect(Refusal.NobodyLeft, exchange, x => x.Decide(x.Open(StepKind.VisitingApproval).Key, Decision.DeclareConflict));
    }

    [Fact]
    public void Whoever_is_asked_for_both_clusters_and_declares_a_conflict_is_asked_for_neither()
    {
        var application = Forms.Application();
        var exchange = AnExchange.Submitted(application with { Visitor = application.Visitor with { ClusterId = application.Host.ClusterId } }).Confirmed();
        var asked = exchange.Open(StepKind.VisitingApproval).Addressee!.Email;
        Assert.Equal(asked, exchange.Open(StepKind.HostingApproval).Addressee!.Email);

        exchange.Answered(StepKind.VisitingApproval, Decision.DeclareConflict);

        Assert.All(exchange.It.OpenSteps, step => Assert.NotEqual(asked, step.Addressee!.Email));
        Assert.Equal([NoticeKind.StepPassedOn, NoticeKind.StepPassedOn], exchange.Told.Select(t => t.Kind));
    }

    [Fact]
    public void A_coordinator_who_approved_for_a_cluster_does_not_pay()
    {
        var exchange = AnExchange.AwaitingA(StepKind.VisitingApproval).Answered(StepKind.VisitingApproval, Decision.DeclareConflict).Answered(StepKind.VisitingApproval, Decision.DeclareConflict)
            .Awarded().Travelled().Reported().Certified();

        Assert.Equal(Role.Coordinator, exchange.Open(StepKind.Validation).Addressee!.Role);
        Assert.Equal(Role.Finance, exchange.Validated().Open(StepKind.PaymentOrder).Addressee!.Role);
    }

    [Fact]
    public void A_manager_who_is_away_is_represented_by_their_stand_in_at_once()
    {
        var exchange = AnExchange.Submitted(programme: AnnaIsAway(Monday, Monday.AddDays(14), "tomasz-wojcik")).Confirmed();

        var step = exchange.Open(StepKind.VisitingApproval);
        Assert.Equal((Tomasz, Role.VisitingDeputy), (step.Addressee!.Email, step.Addressee.Role));
        Assert.Equal([Tomasz], step.Asked.AsEnumerable());
    }

    [Fact]
    public void Without_a_stand_in_the_next_colleague_who_is_there_is_asked() =>
        Assert.Equal(Tomasz, AnExchange.Submitted(programme: AnnaIsAway(Monday, Monday, null)).Confirmed().Open(StepKind.VisitingApproval).Addressee!.Email);

    [Fact]
    public void A_manager_who_goes_away_while_they_are_asked_is_represented_from_the_first_morning_on()
    {
        var thursday = Monday.AddDays(3);
        var exchange = AnExchange.Submitted(programme: AnnaIsAway(thursday, thursday.AddDays(10), "tomasz-wojcik")).Confirmed();
        Assert.Equal(Anna, exchange.Open(StepKind.VisitingApproval).Addressee!.Email);

        exchange.Until(exchange.Rules.Deadlines.Reminder(thursday, 0));

        Assert.Equal(Tomasz, exchange.Open(StepKind.VisitingApproval).Addressee!.Email);
        Assert.Contains((NoticeKind.StepPassedOn, Role.VisitingDeputy), exchange.Told);
        Assert.DoesNotContain((NoticeKind.StepReminder, Role.VisitingManager), exchange.Told);
    }

    [Fact]
    public void Where_everybody_is_away_the_first_is_asked_all_the_same()
    {
        var away = new Absence(Monday, Monday.AddDays(30), null);
        var programme = With(AnExchange.Programme, p => p.Email is Anna or Tomasz ? p with { Absences = [away] } : p);

        Assert.Equal(Anna, AnExchange.Submitted(programme: programme).Confirmed().Open(StepKind.VisitingApproval).Addressee!.Email);
    }

    [Fact]
    public void A_finance_officer_who_is_away_is_represented_too()
    {
        var validated = new DateOnly(2026, 6, 13);
        var programme = With(AnExchange.Programme, p => p.Id == "ewa-zielinska" ? p with { Absences = [new Absence(validated, validated.AddDays(5), "pawel-krol")] } : p);

        var exchange = AnExchange.Submitted(programme: programme).Confirmed().Awarded().Travelled().Reported().Certified().Validated();

        Assert.Equal("pawel.krol@lsk.example", exchange.Open(StepKind.PaymentOrder).Addressee!.Email);
    }

    [Fact]
    public void A_finance_officer_who_goes_away_while_they_are_asked_is_represented_without_the_days_beginning_anew()
    {
        var validated = AnExchange.AwaitingA(StepKind.PaymentOrder).Today;
        var away = new Absence(validated.AddDays(1), validated.AddDays(20), "pawel-krol");
        var exchange = AnExchange.Submitted(programme: With(AnExchange.Programme, p => p.Id == "ewa-zielinska" ? p with { Absences = [away] } : p))
            .Confirmed().Awarded().Travelled().Reported().Certified().Validated();
        var due = exchange.Open(StepKind.PaymentOrder).DueAt;
        Assert.Equal("ewa.zielinska@lsk.example", exchange.Open(StepKind.PaymentOrder).Addressee!.Email);

        exchange.Next();

        Assert.Equal(("pawel.krol@lsk.example", due), (exchange.Open(StepKind.PaymentOrder).Addressee!.Email, exchange.Open(StepKind.PaymentOrder).DueAt));
        Assert.Equal([(NoticeKind.StepPassedOn, Role.Finance)], exchange.Told);
    }

    [Fact]
    public void Who_ordered_a_payment_does_not_stand_in_for_who_confirms_it()
    {
        var validated = AnExchange.AwaitingA(StepKind.PaymentOrder).Today;
        var away = new Absence(validated.AddDays(1), validated.AddDays(20), "ewa-zielinska");
        var exchange = AnExchange.Submitted(programme: With(AnExchange.Programme, p => p.Id == "pawel-krol" ? p with { Absences = [away] } : p))
            .Confirmed().Awarded().Travelled().Reported().Certified().Validated().Ordered();

        exchange.Next();

        Assert.Equal("pawel.krol@lsk.example", exchange.Open(StepKind.PaymentConfirmation).Addressee!.Email);
        Assert.Contains((NoticeKind.StepReminder, Role.Finance), exchange.Told);
    }

    [Fact]
    public void A_delegate_decides_under_their_own_name()
    {
        var exchange = AnExchange.AwaitingA(StepKind.VisitingApproval);
        var key = exchange.Open(StepKind.VisitingApproval).Key;

        exchange.Done(x => x.Delegate(key, "tomasz-wojcik", "On a journey.", exchange.Now)).ApprovedByAll();

        Assert.Contains(exchange.State.Signatures, s => s.Email == Tomasz && s.Role == Role.VisitingDeputy);
        Assert.DoesNotContain(exchange.State.Signatures, s => s.Email == Anna);
        Assert.Empty(exchange.State.Conflicts);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("anna-nowak")]
    [InlineData("ewa-zielinska")]
    [InlineData("camille-moreau")]
    public void A_step_is_delegated_to_colleagues_only(string person) =>
        Refusals.Expect(Refusal.NoSuchColleague, AnExchange.AwaitingA(StepKind.VisitingApproval), x => x.Try(it => it.Delegate(x.Open(StepKind.VisitingApproval).Key, person, null, x.Now)));

    [Fact]
    public void A_step_is_not_delegated_back()
    {
        var exchange = AnExchange.AwaitingA(StepKind.VisitingApproval).Answered(StepKind.VisitingApproval, Decision.Delegate);

        Refusals.Expect(Refusal.NoSuchColleague, exchange, x => x.Try(it => it.Delegate(x.Open(StepKind.VisitingApproval).Key, "anna-nowak", null, x.Now)));
    }

    [Fact]
    public void Nobody_delegates_to_a_colleague_who_is_away()
    {
        var programme = With(AnExchange.Programme, p => p.Email == Tomasz ? p with { Absences = [new Absence(Monday.AddDays(2), Monday.AddDays(5), null)] } : p);
        var exchange = AnExchange.Submitted(programme: programme).Confirmed().After(TimeSpan.FromDays(2));

        Refusals.Expect(Refusal.NoSuchColleague, exchange, x => x.Try(it => it.Delegate(x.Open(StepKind.VisitingApproval).Key, "tomasz-wojcik", null, x.Now)));
    }

    [Fact]
    public void A_decided_step_is_not_handed_over_any_more()
    {
        var exchange = AnExchange.AwaitingA(StepKind.VisitingApproval).ApprovedBy(StepKind.VisitingApproval);

        Refusals.Expect(Refusal.DecidedDifferently, exchange, x => x.Decide(new StepKey(StepKind.VisitingApproval, 1), Decision.DeclareConflict));
    }

    [Fact]
    public void A_step_handed_over_shortly_before_the_visit_ends_with_the_second_before_it_and_asks_no_further_colleague()
    {
        var begins = AnExchange.Programme.Deadlines.StartOf(Forms.Application().Visit.Start);
        var exchange = AnExchange.Submitted(at: begins.AddDays(-9)).Confirmed().After(TimeSpan.FromDays(3)).Answered(StepKind.VisitingApproval, Decision.Delegate);
        Assert.Equal(begins.AddSeconds(-1), exchange.Open(StepKind.VisitingApproval).ExpiresAt);

        exchange.UntilTimeIsUp(StepKind.VisitingApproval);

        Assert.Equal(Ending.Lapsed, exchange.State.Ending);
        Assert.DoesNotContain(exchange.Last.Notices, n => n.Kind == NoticeKind.StepEscalated && n.To.Role is Role.VisitingManager or Role.VisitingDeputy);
    }

    private static Programme AnnaIsAway(DateOnly from, DateOnly to, string? standIn) =>
        With(AnExchange.Programme, p => p.Email == Anna ? p with { Absences = [new Absence(from, to, standIn)] } : p);

    private static Programme With(Programme programme, Func<Person, Person> change) => programme with
    {
        Clusters = [.. programme.Clusters.Select(c => c with
        {
            Managers = [.. c.Managers.Select(change)],
            Deputies = [.. c.Deputies.Select(change)],
            Finance = [.. c.Finance.Select(change)],
        })],
    };
}
