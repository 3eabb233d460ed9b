using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Tests.Applications;

namespace CE4BIG.Domain.Tests.Exchanges;

public sealed class ApplicationStageTests
{
    [Fact]
    public void Submitting_signs_for_the_visitor_tells_them_and_asks_the_host()
    {
        var exchange = AnExchange.Submitted();

        Assert.Equal((Stage.Application, StepKind.HostConfirmation), (exchange.State.Stage, Assert.Single(exchange.It.OpenSteps).Key.Kind));
        var signature = Assert.Single(exchange.State.Signatures);
        Assert.Equal((Role.Visitor, "zofia.dabrowska@visitor.example"), (signature.Role, signature.Email));
        Assert.Equal(CommitmentHash.Of(Forms.Application()), signature.Commitment);
        Assert.Equal([(NoticeKind.ApplicationReceived, Role.Visitor), (NoticeKind.StepAsked, Role.Host)], exchange.Told);
        Assert.Equal([AuditAction.Submitted, AuditAction.Opened], exchange.Trail.Select(a => a.Action));
    }

    [Fact]
    public void The_host_has_ten_days_and_is_reminded_on_working_mornings()
    {
        var step = AnExchange.Submitted().Open(StepKind.HostConfirmation);

        // Submitted on Monday, 13 April 2026: Thursday, 23 April at its last second in Paris; the fifth day is a Saturday.
        Assert.Equal(new DateTimeOffset(2026, 4, 23, 21, 59, 59, TimeSpan.Zero), step.DueAt);
        Assert.Equal(step.DueAt, step.ExpiresAt);
        Assert.Equal(
            [new DateTimeOffset(2026, 4, 20, 6, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 4, 22, 6, 0, 0, TimeSpan.Zero)],
            step.Reminders.AsEnumerable());
    }

    [Fact]
    public void The_hosts_confirmation_signs_and_asks_both_clusters_side_by_side()
    {
        var exchange = AnExchange.Submitted().Confirmed();

        Assert.Equal(Stage.Approval, exchange.State.Stage);
        Assert.Equal([StepKind.VisitingApproval, StepKind.HostingApproval], exchange.It.OpenSteps.Select(s => s.Key.Kind));
        Assert.Equal([Role.Visitor, Role.Host], exchange.State.Signatures.Select(s => s.Role));
        Assert.Equal([(NoticeKind.StepAsked, Role.VisitingManager), (NoticeKind.StepAsked, Role.HostingManager)], exchange.Told);
    }


    [Fact]
    public void The_host_is_not_awaited_past_the_visits_beginning()
    {
        var start = Forms.Application().Visit.Start;
        var exchange = AnExchange.Submitted(at: AnExchange.Programme.Deadlines.StartOf(start).AddDays(-3));

        var step = exchange.Open(StepKind.HostConfirmation);

        Assert.Equal(AnExchange.Programme.Deadlines.StartOf(start).AddSeconds(-1), step.ExpiresAt);
        Assert.Equal(step.ExpiresAt, step.DueAt);
    }

    [Fact]
    public void An_exchange_is_judged_by_the_programme_version_it_was_submitted_under()
    {
        var other = Programmes.Shipped.Read(Programmes.Shipped.Json.Replace("\"version\": \"2026-1\"", "\"version\": \"2026-2\"", StringComparison.Ordinal));

        Assert.NotEqual(AnExchange.Programme.Version, other.Version);
        Assert.Throws<ArgumentException>(() => Exchange.Load(AnExchange.Submitted().State, other));
    }
}
