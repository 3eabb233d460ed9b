using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Lifecycle;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Tests.Mail;

namespace CE4BIG.Functions.Tests.Lifecycle;

/// <summary>What the alert on overdue payments looks for in the log (infra/bicep/modules/alerts.bicep).</summary>
public sealed class OverdueAlarmTests
{
    private readonly Lines<OverdueAlarm> _log = new();

    [Fact]
    public void A_payment_that_nobody_orders_is_named_each_time_it_is_found_overdue()
    {
        var (exchange, now, _) = Lives.AwaitingA(StepKind.PaymentOrder);

        var id = Silent(exchange, now);

        Assert.NotEmpty(_log.Written);
        Assert.All(_log.Written, line => Assert.Equal($"Overdue: PaymentOrder of {id}. ", line));
    }

    [Fact]
    public void A_host_who_does_not_answer_is_no_alarm()
    {
        Silent(Samples.Submitted(), Samples.Start);

        Assert.Empty(_log.Written);
    }

    // Half a year in which nobody answers, looked at whenever the calendar asks.
    private ExchangeId Silent(Exchange exchange, DateTimeOffset now)
    {
        var alarm = new OverdueAlarm(_log);
        var end = now.AddDays(180);
        while (exchange.State.Steps.Where(s => s.IsOpen).Select(s => (DateTimeOffset?)s.NextWake).Min() is { } next && next < end)
        {
            var before = File(exchange, []);
            exchange.TakeChanges();
            var outcome = exchange.PassTime(next);
            alarm.Sound(new Change(outcome, before, File(exchange, [.. exchange.TakeChanges().Audit])));
        }

        return exchange.State.Id;
    }

    private static ExchangeFile File(Exchange exchange, System.Collections.Immutable.ImmutableArray<AuditEntry> audit) => new(exchange.State, default, audit, [], []);
}
