using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.PageBench.Making;

/// <summary>
/// How people treat one exchange: mostly kindly and within days, now and then late, not at all, or with a no. Each step's answer is made
/// up when the step is first seen; the calendar acts in between as it does in the app.
/// </summary>
internal sealed class Story(Companies companies, Programme programme, Random random)
{
    private readonly Dictionary<StepKey, (DateTimeOffset At, Decision Decision)?> _plans = [];

    /// <summary>What happens next; null where nobody and no date is awaited any more.</summary>
    public Turn? Next(Exchange exchange)
    {
        Turn? next = null;
        foreach (var step in exchange.OpenSteps)
        {
            if (!_plans.TryGetValue(step.Key, out var plan))
            {
                _plans[step.Key] = plan = Plan(step);
            }

            var wake = new Turn(step.NextWake, null, x => x.PassTime(step.NextWake));
            var turn = plan is { } answer && answer.At < step.NextWake ? new Turn(answer.At, step.Key, x => Answer(x, step, answer.Decision, answer.At)) : wake;
            next = next is null || turn.At < next.At ? turn : next;
        }

        return next;
    }

    /// <summary>An answer that was refused is not tried again: the calendar goes on.</summary>
    public void GiveUp(StepKey step) => _plans[step] = null;

    private (DateTimeOffset At, Decision Decision)? Plan(Step step)
    {
        var chance = random.Next(100);
        Decision? decision = step.Key.Kind switch
        {
            StepKind.HostConfirmation => chance < 94 ? Decision.Confirm : chance < 97 ? Decision.Decline : null,
            StepKind.HostChoice => chance < 60 ? Decision.Resubmit : chance < 80 ? Decision.Withdraw : null,
            StepKind.VisitingApproval or StepKind.HostingApproval =>
                chance < 88 ? Decision.Approve : chance < 93 ? Decision.RequestChanges : chance < 96 ? Decision.Reject : null,
            StepKind.Correction => chance < 90 ? Decision.Resubmit : null,
            StepKind.Budget => Decision.Funded,
            StepKind.Report => chance < 93 ? Decision.SubmitReport : null,
            StepKind.Certificate => chance < 97 ? Decision.Certify : Decision.ReportNoShow,
            StepKind.Validation => chance < 84 ? Decision.Validate : chance < 94 ? Decision.RequestEvidence : chance < 97 ? Decision.ValidatePartly : Decision.Refuse,
            StepKind.Completion => chance < 90 ? Decision.SubmitReport : null,
            StepKind.PaymentOrder => chance < 95 ? Decision.Order : Decision.Hold,
            StepKind.BankCorrection => Decision.CorrectBank,
            StepKind.PaymentConfirmation => chance < 98 ? Decision.ConfirmPaid : Decision.PaymentReturned,
            StepKind.Survey => chance < 60 ? Decision.AnswerSurvey : null,
            StepKind.NewDates or StepKind.AdvanceOrder or StepKind.AdvanceConfirmation or StepKind.Travel or StepKind.AfterClosing
                or StepKind.Recovery or StepKind.Retention => null,
        };
        var pause = step.Key.Kind == StepKind.Budget ? TimeSpan.FromMinutes(1) : TimeSpan.FromHours(2 + (random.NextDouble() * random.NextDouble() * 200));
        return decision is { } decided ? (step.OpenedAt + pause, decided) : null;
    }

    private Outcome Answer(Exchange exchange, Step step, Decision decision, DateTimeOffset now)
    {
        const string Because = "It does not fit our plans for this year; please see the remarks we sent.";
        var application = exchange.State.Application;
        var key = step.Key;
        return decision switch
        {
            Decision.Confirm => exchange.ConfirmHost(key, now),
            Decision.Decline => exchange.DeclineHost(key, Because, now),
            Decision.Resubmit when key.Kind == StepKind.HostChoice => exchange.Resubmit(key, companies.WithAnotherHost(application), now),
            Decision.Resubmit => exchange.Resubmit(key, application with { Goals = application.Goals + "\nAnd as you asked: with figures." }, now),
            Decision.Withdraw => exchange.Withdraw(key, Because, now),
            Decision.Approve => exchange.Approve(key, now),
            Decision.RequestChanges => exchange.RequestChanges(key, Because, now),
            Decision.Reject => exchange.Reject(key, Because, now),
            Decision.SubmitReport => exchange.SubmitReport(key, Report(key.Kind == StepKind.Completion ? step.Items : programme.Evidence.Select(e => e.Key), now), now),
            Decision.Certify => exchange.Certify(key, application.Visit.Start, application.Visit.End, now),
            Decision.ReportNoShow => exchange.ReportNoShow(key, Because, now),
            Decision.Validate => exchange.Validate(key, now),
            Decision.ValidatePartly => exchange.ValidatePartly(key, (exchange.AmountOnCertifiedDays()?.Amount ?? Money.Zero).Half(), Because, now),
            Decision.RequestEvidence => exchange.RequestEvidence(key, ["accommodation"], Because, now),
            Decision.Refuse => exchange.Refuse(key, Because, now),
            Decision.Order => exchange.OrderPayment(key, now, accountChecked: true),
            Decision.Hold => exchange.HoldPayment(key, Because, now),
            Decision.CorrectBank => exchange.CorrectBank(key, application.Bank with { Holder = application.Bank.Holder + " Ltd" }, now),
            Decision.ConfirmPaid => exchange.ConfirmPaid(key, programme.Deadlines.LocalDate(now), "BANK-" + exchange.State.Id, now),
            Decision.PaymentReturned => exchange.ReturnPayment(key, Because, now),
            Decision.AnswerSurvey => exchange.AnswerSurvey(key, random.Next(SurveyAnswer.Worst, SurveyAnswer.Best + 1), "Well organised.", now),
            Decision.DeclareConflict or Decision.Delegate or Decision.Funded or Decision.DateCame or Decision.RecoveryReceived or Decision.WaiveRecovery =>
                throw new InvalidOperationException($"No story answers {decision}."),
        };
    }

    private ClosingReport Report(IEnumerable<string> items, DateTimeOffset now) => new(
        "We saw three production sites and worked two days in the laboratory of our host.",
        "A shared protocol and a list of suppliers.\nA joint proposal is being written.",
        "A visit in return in spring.",
        [.. items.Select(item => new EvidenceFile(Bytes(10), item, item + ".pdf", "application/pdf", 200_000 + random.Next(1_000_000), Bytes(32)))],
        now);

    private string Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
