using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Tests.Lifecycle;

/// <summary>Exchanges that have come as far as a step, with the move that takes them on.</summary>
internal static class Lives
{
    private delegate Outcome Move(Exchange exchange, StepKey key, DateTimeOffset now);

    private static readonly ImmutableArray<(StepKind At, Move Move)> Way =
    [
        (StepKind.HostConfirmation, (x, key, now) => x.ConfirmHost(key, now)),
        (StepKind.VisitingApproval, (x, key, now) => x.Approve(key, now)),
        (StepKind.HostingApproval, (x, key, now) => x.Approve(key, now)),
        (StepKind.Budget, (x, key, now) => x.Fund(key, now)),
        (StepKind.AdvanceOrder, (x, key, now) => x.OrderPayment(key, now, accountChecked: true)),
        (StepKind.AdvanceConfirmation, Pay),
        (StepKind.Travel, (x, _, now) => x.PassTime(now)),
        (StepKind.Report, (x, key, now) => x.SubmitReport(key, Samples.Report(Samples.MandatoryItems), now)),
        (StepKind.Certificate, (x, key, now) => x.Certify(key, x.State.Application.Visit.Start, x.State.Application.Visit.End, now)),
        (StepKind.Validation, (x, key, now) => x.Validate(key, now)),
        (StepKind.PaymentOrder, (x, key, now) => x.OrderPayment(key, now, accountChecked: true)),
        (StepKind.PaymentConfirmation, Pay),
        (StepKind.AfterClosing, (x, _, now) => x.PassTime(now)),
        (StepKind.Survey, (x, key, now) => x.AnswerSurvey(key, 4, "Good.", now)),
    ];

    // Steps beside the way: where one leaves it, and what leads back.
    private static readonly ImmutableDictionary<StepKind, (StepKind At, Move Off, Move Back)> Detours = new Dictionary<StepKind, (StepKind, Move, Move)>
    {
        [StepKind.HostChoice] = (StepKind.HostConfirmation, (x, key, now) => x.DeclineHost(key, "We move house.", now), (x, key, now) => x.Resubmit(key, WithAnotherHost(x), now)),
        [StepKind.Correction] = (StepKind.HostingApproval, (x, key, now) => x.RequestChanges(key, "Say more.", now), (x, key, now) => x.Resubmit(key, x.State.Application, now)),
        [StepKind.NewDates] = (StepKind.Travel, (x, _, now) => x.Postpone(x.State.Visitor, "Ill.", now), (x, key, now) => x.Resubmit(key, AWeekLater(x), now)),
        [StepKind.Completion] = (
            StepKind.Validation,
            (x, key, now) => x.RequestEvidence(key, ["accommodation"], "It cannot be read.", now),
            (x, key, now) => x.SubmitReport(key, Samples.Report("accommodation"), now)),
        [StepKind.BankCorrection] = (StepKind.PaymentOrder, (x, key, now) => x.HoldPayment(key, "The account is closed.", now), (x, key, now) => x.CorrectBank(key, x.State.Application.Bank, now)),
        [StepKind.Recovery] = (
            StepKind.AfterClosing,
            (x, _, now) => x.Recover(new Money(5_00), Samples.Coordinator, "Counted twice.", now),
            (x, key, now) => x.ReceiveRecovery(key, Samples.Programme.Deadlines.LocalDate(now), "BACK-1", now)),
    }.ToImmutableDictionary();

    public static (Exchange Exchange, DateTimeOffset Now, Func<Exchange, Outcome> Move) AwaitingA(StepKind kind)
    {
        var exchange = Samples.Submitted(kind is StepKind.AdvanceOrder or StepKind.AdvanceConfirmation ? Samples.ShortMission() : null);
        var now = Samples.Start;
        foreach (var (at, move) in Way)
        {
            if (exchange.OpenSteps.FirstOrDefault(s => s.Key.Kind == at) is not { } step)
            {
                continue;
            }

            if (Detours.TryGetValue(kind, out var detour) && detour.At == at)
            {
                now = now.AddHours(1);
                Assert.IsType<Outcome.Done>(detour.Off(exchange, step.Key, now));
                var key = Samples.Open(exchange, kind);
                return (exchange, now, x => detour.Back(x, key, now.AddHours(1)));
            }

            now = Then(step, now);
            if (at == kind)
            {
                return (exchange, now, x => at is StepKind.VisitingApproval or StepKind.HostingApproval
                    ? x.RequestChanges(step.Key, "Say more.", now)
                    : move(x, step.Key, now));
            }

            Assert.IsType<Outcome.Done>(move(exchange, step.Key, now));
        }

        throw new ArgumentOutOfRangeException(nameof(kind), kind, "No exchange comes there.");
    }

    /// <summary>What takes an exchange on from where it stands.</summary>
    public static (DateTimeOffset Now, Func<Exchange, Outcome> Move) Onward(ExchangeState state, DateTimeOffset now)
    {
        var (at, move) = Way.First(w => state.Steps.Any(s => s.IsOpen && s.Key.Kind == w.At));
        var step = state.Steps.First(s => s.IsOpen && s.Key.Kind == at);
        var then = Then(step, now);
        return (then, x => move(x, step.Key, then));
    }

    // Nobody answers what waits for a date.
    private static DateTimeOffset Then(Step step, DateTimeOffset now) => step.Addressee is null && step.Key.Kind != StepKind.Budget ? step.ExpiresAt : now.AddHours(1);

    private static Outcome Pay(Exchange exchange, StepKey key, DateTimeOffset now) =>
        exchange.ConfirmPaid(key, Samples.Programme.Deadlines.LocalDate(now), "BANK-1", now);

    private static Domain.Applications.Application WithAnotherHost(Exchange exchange) => exchange.State.Application with
    {
        Host = exchange.State.Application.Host with { Organisation = "Another host" },
        HostContact = exchange.State.Application.HostContact with { Email = "another@host.example" },
    };

    private static Domain.Applications.Application AWeekLater(Exchange exchange) => exchange.State.Application with
    {
        Visit = exchange.State.Application.Visit with { Start = exchange.State.Application.Visit.Start.AddDays(7), End = exchange.State.Application.Visit.End.AddDays(7) },
    };
}
