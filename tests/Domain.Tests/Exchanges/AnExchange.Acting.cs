using System.Globalization;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Payments;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Tests.Exchanges;

// How people act on it: every answer and every intervention, with all that it needs to be accepted.
internal sealed partial class AnExchange
{
    /// <summary>Answers a step as its person would.</summary>
    public Outcome Decide(StepKey key, Decision decision, string? reason = "Because.") => Try(x => decision switch
    {
        Decision.Confirm => x.ConfirmHost(key, Now),
        Decision.Decline => x.DeclineHost(key, reason, Now),
        Decision.Approve => x.Approve(key, Now),
        Decision.RequestChanges => x.RequestChanges(key, reason, Now),
        Decision.Reject => x.Reject(key, reason, Now),
        Decision.DeclareConflict => x.DeclareConflict(key, reason, Now),
        Decision.Delegate => x.Delegate(key, x.Colleagues(key).Select(p => p.Id).FirstOrDefault("nobody"), reason, Now),
        Decision.Resubmit => x.Resubmit(key, Amended(key.Kind), Now),
        Decision.Withdraw => x.Withdraw(key, reason, Now),
        Decision.Funded => x.Fund(key, Now),
        Decision.SubmitReport => x.SubmitReport(key, Report(MandatoryItems), Now),
        Decision.Certify => x.Certify(key, State.Application.Visit.Start, State.Application.Visit.End, Now),
        Decision.ReportNoShow => x.ReportNoShow(key, reason, Now),
        Decision.Validate => x.Validate(key, Now),
        Decision.ValidatePartly => x.ValidatePartly(key, (x.AmountOnCertifiedDays()?.Amount ?? Money.Euros(2)).Half(), reason, Now),
        Decision.RequestEvidence => x.RequestEvidence(key, ["accommodation"], reason, Now),
        Decision.Refuse => x.Refuse(key, reason, Now),
        Decision.Order => x.OrderPayment(key, Now, reason, accountChecked: true),
        Decision.Hold => x.HoldPayment(key, reason, Now),
        Decision.CorrectBank => x.CorrectBank(key, State.Application.Bank with { Holder = $"Holder in {key}" }, Now),
        Decision.ConfirmPaid => x.ConfirmPaid(key, Today, "BANK-1", Now),
        Decision.PaymentReturned => x.ReturnPayment(key, reason, Now),
        Decision.AnswerSurvey => x.AnswerSurvey(key, SurveyAnswer.Best, "Well.", Now),
        Decision.RecoveryReceived => x.ReceiveRecovery(key, Today, "BANK-2", Now),
        Decision.WaiveRecovery => x.WaiveRecovery(key, reason, Now),
        Decision.DateCame => throw new ArgumentException("Nobody is asked to decide that.", nameof(decision)),
    });

    /// <summary>Somebody in that role steps in.</summary>
    public Outcome Intervene(Intervention what, Role role, string? reason = "Because.")
    {
        var (by, key) = (By(role), (It.OpenSteps.FirstOrDefault(s => s.Addressee is not null) ?? State.Steps[^1]).Key);
        return Try(x => what switch
        {
            Intervention.Postpone => x.Postpone(by, reason, Now),
            Intervention.ChangeHost => x.ChangeHost(by, reason, Now),
            Intervention.Withdraw => x.Withdraw(by, reason, Now),
            Intervention.CancelByHost => x.CancelByHost(by, reason, Now),
            Intervention.ReportNoShow => x.ReportNoShow(by, reason, Now),
            Intervention.CancelByCluster => x.CancelByCluster(by, reason, Now),
            Intervention.ForceMajeure => x.DeclareForceMajeure(by, reason, Now),
            Intervention.Extend => x.Extend(key, 10, by, reason, Now),
            Intervention.Resend => x.Resend(key, by, reason, Now),
            Intervention.ReplacePerson => x.Replace(Role.Visitor, NewPerson(State.AuditCount), by, reason, Now),
            Intervention.Restart => x.NoteRestart(by, reason, Now),
            Intervention.ApplyProgramme => x.Apply(NextVersion(), by, reason, Now),
            Intervention.HoldLegally => x.HoldLegally(by, reason, Now),
            Intervention.ReleaseHold => x.ReleaseHold(by, reason, Now),
            Intervention.Recover => x.Recover(Money.Euros(10), by, reason, Now),
            Intervention.TakeOver => x.TakeOver(key, role == Role.Finance && x.Colleagues(key) is [var officer, ..] ? As(Role.Finance, officer) : by, reason, Now),
            Intervention.PaymentCameBack => x.TakeBackPayment(CameBack(what), new ReturnBooking(Today, "BANK-3"), by, reason, Now),
            Intervention.AdvanceCameBack => x.TakeBackAdvance(CameBack(what), new ReturnBooking(Today, "BANK-3"), by, reason, Now),
        });
    }

    /// <summary>The payment that the desk would show as one that may have come back; else the first there could be.</summary>
    public EndToEndId CameBack(Intervention what) => It.MayHaveComeBack(what).FirstOrDefault(new EndToEndId(State.Id, 1));

    /// <summary>Whoever acts in that role; for staff anybody will do, since the desk knows who they are.</summary>
    public Addressee By(Role role) => role switch
    {
        Role.Visitor => State.Visitor,
        Role.Host => State.Host,
        _ => new Addressee(role, "Somebody", $"{role}@staff.example".ToLowerInvariant(), Language.En),
    };

    public static Addressee As(Role role, Person person) => new(role, person.Name, person.Email, person.Language);

    /// <summary>An amended application as that step wants it; no two are the same.</summary>
    public Application Amended(StepKind kind)
    {
        var application = State.Application;
        return kind switch
        {
            StepKind.HostChoice => application with
            {
                Host = application.Host with { Organisation = Numbered("Host number", State.ApplicationVersion + 1) },
                HostContact = new ContactPerson("Ada Other", Numbered("ada", State.ApplicationVersion) + "@other.example", Language.En),
            },
            StepKind.NewDates => WithDates(application.Visit.Start.AddDays(28)),
            _ => application with { Bank = application.Bank with { Holder = Numbered("Holder", State.ApplicationVersion + 1) } },
        };
    }

    /// <summary>The application with the same visit on other days.</summary>
    public Application WithDates(DateOnly start)
    {
        var visit = State.Application.Visit;
        return State.Application with { Visit = visit with { Start = start, End = start.AddDays(visit.End.DayNumber - visit.Start.DayNumber) } };
    }

    public static ContactPerson NewPerson(int number) => new(Numbered("Nina New", number), Numbered("nina", number) + "@visitor.example", Language.En);

    private static string Numbered(string name, int number) => name + number.ToString(CultureInfo.InvariantCulture);

    private Programme NextVersion() => Knowing(Rules with { Version = Rules.Version + "+" });
}
