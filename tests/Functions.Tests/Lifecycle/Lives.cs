using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Tests.Lifecycle;

/// <summary>Exchanges that have come to a step, with the move that leads on from there.</summary>
internal static class Lives
{
    private static readonly (StepKind At, Func<Exchange, StepKey, DateTimeOffset, Outcome> Move)[] Way =
    [
        (StepKind.HostConfirmation, (x, key, now) => x.ConfirmHost(key, now)),
        (StepKind.VisitingApproval, (x, key, now) => x.Approve(key, now)),
        (StepKind.HostingApproval, (x, key, now) => x.Approve(key, now)),
        (StepKind.Travel, (x, _, now) => x.PassTime(now)),
        (StepKind.Report, (x, key, now) => x.SubmitReport(key, Samples.Report(Samples.MandatoryItems), now)),
        (StepKind.Certificate, (x, key, now) => x.Certify(key, x.State.Application.Visit.Start, x.State.Application.Visit.End, now)),
        (StepKind.Validation, (x, key, now) => x.Validate(key, now)),
        (StepKind.PaymentOrder, (x, key, now) => x.OrderPayment(key, now)),
        (StepKind.PaymentConfirmation, (x, key, now) => x.ConfirmPaid(key, Samples.Programme.Deadlines.LocalDate(now), "BANK-1", now)),
    ];

    public static (Exchange Exchange, DateTimeOffset Now, Func<Exchange, Outcome> Move) AwaitingA(StepKind kind)
    {
        var exchange = Samples.Submitted();
        var now = Samples.Start;
        var target = kind == StepKind.Correction ? StepKind.HostingApproval : kind;
        foreach (var (at, move) in Way)
        {
            now = at == StepKind.Travel ? Samples.Programme.Deadlines.EndOf(exchange.State.Application.Visit.End) : now.AddHours(1);
            var key = Samples.Open(exchange, at);
            if (at != target)
            {
                Assert.IsType<Outcome.Done>(move(exchange, key, now));
                continue;
            }

            return kind switch
            {
                StepKind.Correction => AfterAChangeRequest(exchange, key, now),
                StepKind.VisitingApproval or StepKind.HostingApproval => (exchange, now, x => x.RequestChanges(key, "Say more.", now)),
                _ => (exchange, now, x => move(x, key, now)),
            };
        }

        throw new ArgumentOutOfRangeException(nameof(kind), kind, "No exchange comes there.");
    }

    private static (Exchange Exchange, DateTimeOffset Now, Func<Exchange, Outcome> Move) AfterAChangeRequest(Exchange exchange, StepKey approval, DateTimeOffset now)
    {
        Assert.IsType<Outcome.Done>(exchange.RequestChanges(approval, "Say more.", now));
        return (exchange, now, x => x.Resubmit(Samples.Open(x, StepKind.Correction), x.State.Application, now));
    }
}
