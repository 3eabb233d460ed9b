using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Tests.Applications;

namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>What holds over an exchange's whole life.</summary>
public sealed class WholeLifeTests
{
    private static readonly Lazy<AnExchange> Eventful = new(LiveEventfully);

    [Fact]
    public void An_exchange_to_which_everybody_says_yes_is_closed_and_paid_once()
    {
        var exchange = AnExchange.AwaitingA(StepKind.PaymentConfirmation).Paid();

        Assert.Equal(Ending.Closed, exchange.State.Ending);
        Assert.Equal(exchange.State.Reserved!.Amount, exchange.State.Granted!.Amount);
        Assert.Single(exchange.Mails, n => n.Kind == NoticeKind.Paid);
    }

    [Fact]
    public void The_audit_trail_is_numbered_without_gaps_and_in_order()
    {
        Assert.Equal(Enumerable.Range(1, Eventful.Value.State.AuditCount), Eventful.Value.Trail.Select(a => a.Number));
        Assert.Equal(Eventful.Value.Trail.OrderBy(a => a.At).Select(a => a.Number), Eventful.Value.Trail.Select(a => a.Number));
    }

    [Fact]
    public void Each_entry_of_the_trail_begins_at_the_stage_where_the_one_before_ended()
    {
        // A decision stands before its consequences, but already names the stage they led to.
        var stages = Eventful.Value.Trail.Where(a => a.Action is AuditAction.Decided or AuditAction.Submitted).ToList();

        Assert.All(stages.Zip(stages.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
    }

    [Fact]
    public void No_two_mails_have_one_key() => Assert.Equal(Eventful.Value.Mails.Count, Eventful.Value.Mails.Select(n => n.Key).Distinct().Count());

    [Fact]
    public void A_mails_key_holds_no_address() => Assert.DoesNotContain(Eventful.Value.Mails, n => n.Key.Contains('@', StringComparison.Ordinal));

    // Reminders, a deputy, a renewed link, two corrections, a second report, overdue alarms, and paid in the end.
    private static AnExchange LiveEventfully()
    {
        var exchange = AnExchange.Submitted();
        exchange.Until(exchange.Open(StepKind.HostConfirmation).Reminders[0]);
        exchange.Done(x => x.RenewLink(new StepKey(StepKind.HostConfirmation, 1), exchange.Now)).Confirmed();
        exchange.Until(exchange.Open(StepKind.VisitingApproval).ExpiresAt).SentBack();
        exchange.Resubmitted(Forms.Application() with { Goals = "Other goals." }).Confirmed().SentBack().Resubmitted(Forms.Application());
        exchange.Confirmed().Awarded();
        exchange.Until(exchange.Open(StepKind.Travel).NextWake).Travelled();
        exchange.Until(exchange.Open(StepKind.Report).Reminders[1]).Reported();
        exchange.Until(exchange.Open(StepKind.Certificate).ExpiresAt);
        exchange.Until(exchange.Open(StepKind.Certificate).ExpiresAt).Certified();
        exchange.Decide(exchange.Open(StepKind.Validation).Key, Decision.RequestEvidence);
        exchange.After(TimeSpan.FromHours(1)).Answered(StepKind.Completion, Decision.SubmitReport);
        exchange.Until(exchange.Open(StepKind.Validation).ExpiresAt).Validated();
        exchange.Until(exchange.Open(StepKind.PaymentOrder).ExpiresAt).Ordered();
        exchange.Until(exchange.Open(StepKind.PaymentConfirmation).ExpiresAt).Paid();
        return exchange;
    }
}
