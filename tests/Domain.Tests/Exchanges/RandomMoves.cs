using System.Globalization;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Payments;
using CE4BIG.Domain.Payments.Statements;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>One random move of anybody, sensible or not; mostly sensible, so that lives are long.</summary>
internal sealed class RandomMoves(AnExchange exchange, Digits digits)
{
    private static readonly StepKind[] Kinds = Enum.GetValues<StepKind>();
    // What the calendar and the ledger say, nobody else can.
    private static readonly Decision[] Decisions = [.. Enum.GetValues<Decision>().Except([Decision.DateCame, Decision.Funded])];
    private static readonly Role[] Roles = Enum.GetValues<Role>();

    private DateTimeOffset Now => exchange.Now;

    private string? Reason => digits.Next(6) == 0 ? " " : "Because.";

    public Outcome Make() => digits.Next(12) switch
    {
        <= 4 => Answer(),
        5 => AnswerOddly(),
        6 => exchange.Decide(AnyStep(), digits.Of(Decisions), Reason),
        7 => exchange.Decide(AnyOpenStep(), Decision.DeclareConflict, Reason),
        8 => StepIn(),
        9 => Staff(),
        10 => Link(),
        _ => Amend(),
    };

    /// <summary>The good answer comes first and is given most of the time.</summary>
    private Outcome Answer()
    {
        var key = AnyOpenStep();
        var offered = DecisionNames.Offered(key.Kind);
        return offered.Count == 0 ? Nothing() : exchange.Decide(key, digits.Next(4) == 0 ? digits.Of(offered) : offered[0], Reason);
    }

    private Outcome AnswerOddly()
    {
        var key = AnyOpenStep();
        var visit = exchange.State.Application.Visit;
        var amount = Amount(exchange.It.AmountOnCertifiedDays()?.Amount ?? exchange.It.Computed().Amount);
        return exchange.Try(x => key.Kind switch
        {
            StepKind.VisitingApproval or StepKind.HostingApproval when digits.Next(2) == 0 => x.Approve(key, Now, null, amount),
            StepKind.VisitingApproval or StepKind.HostingApproval => x.Delegate(key, AnyPerson(), null, Now),
            StepKind.Certificate => x.Certify(key, visit.Start.AddDays(digits.Next(9) - 2), visit.End.AddDays(digits.Next(9) - 5), Now),
            StepKind.AdvanceOrder or StepKind.PaymentOrder when digits.Next(2) == 0 => x.OrderPayment(key, Now, Reason, digits.Next(2) == 0),
            StepKind.AdvanceConfirmation or StepKind.PaymentConfirmation when digits.Next(2) == 0 => x.Delegate(key, AnyPerson(), null, Now),
            StepKind.Validation when digits.Next(2) == 0 => x.ValidatePartly(key, amount, Reason, Now),
            StepKind.Validation => x.RequestEvidence(key, digits.Of<string[]>([[], ["unknown"], ["agenda"]]), Reason, Now),
            StepKind.Report => x.SubmitReport(key, AnExchange.Report("agenda"), Now),
            StepKind.AdvanceConfirmation or StepKind.PaymentConfirmation => x.ConfirmPaid(key, exchange.Today.AddDays(digits.Next(5) - 2), "B", Now),
            StepKind.Recovery => x.ReceiveRecovery(key, exchange.Today.AddDays(digits.Next(5) - 2), "B", Now),
            _ => x.PassTime(Now),
        });
    }

    private Outcome StepIn()
    {
        var what = (Intervention)digits.Next((int)Intervention.ForceMajeure + 1);
        return exchange.Intervene(what, digits.Next(4) == 0 ? digits.Of(Roles) : digits.Of(Moves.Of(what).By), Reason);
    }

    private Outcome Staff()
    {
        var coordinator = exchange.By(digits.Next(8) == 0 ? digits.Of(Roles) : Role.Coordinator);
        var key = digits.Next(4) == 0 ? AnyStep() : AnyOpenStep();
        return digits.Next(11) switch
        {
            0 => exchange.Try(x => x.Extend(key, digits.Next(220), coordinator, Reason, Now)),
            1 => exchange.Try(x => x.Replace(key, AnyPerson(), coordinator, Reason, Now)),
            2 => exchange.Try(x => x.Replace(digits.Of<Role>([Role.Visitor, Role.Host, Role.Finance]), AnyContact(), coordinator, Reason, Now)),
            3 => exchange.Try(x => x.Recover(Amount(exchange.State.Paid), coordinator, Reason, Now)),
            4 => exchange.Try(x => x.Apply(AnyVersion(), coordinator, Reason, Now)),
            5 => exchange.Try(x => x.TakeOver(key, digits.Next(8) == 0 ? coordinator : AnExchange.As(Role.Finance, AnyStaff()), Reason, Now)),
            6 => exchange.Try(x => x.TakeBackPayment(AnyPayment(), new ReturnBooking(exchange.Today.AddDays(digits.Next(3) - 1), "B"), coordinator, Reason, Now)),
            7 => exchange.Try(x => x.Settle(AnyBooking(), AnyStaff().Email, Now).Outcome),
            _ => exchange.Intervene((Intervention)((int)Intervention.Extend + digits.Next(11)), coordinator.Role, Reason),
        };
    }

    private EndToEndId AnyPayment() => new(exchange.State.Id, 1 + digits.Next(3));

    // Mostly of the right amount: what else a bank could say changes nothing.
    private StatementEntry AnyBooking()
    {
        var id = AnyPayment();
        var amount = id.Number <= exchange.State.Payments.Length ? exchange.State.Payments[id.Number - 1].Amount : Money.Euros(1);
        var kind = digits.Of<StatementEntryKind>([StatementEntryKind.Returned, StatementEntryKind.Paid]);
        return new StatementEntry(kind, id.Value, digits.Next(6) == 0 ? Money.Euros(1) : amount, exchange.Today.AddDays(digits.Next(3) - 1), "B", null);
    }

    private Outcome Link()
    {
        var key = digits.Next(4) == 0 ? AnyStep() : AnyOpenStep();
        var role = digits.Of<Role>([Role.Visitor, Role.Host]);
        return exchange.Try(x => digits.Next(5) switch
        {
            0 => x.RenewLink(key, Now),
            1 => x.CountWrongCode(key, Now),
            2 => x.RenewPageCode(role, Now),
            3 => x.MailCameBack(digits.Of<Notice>([.. exchange.Mails]), digits.Of(Enum.GetValues<MailReturn>()), Now),
            _ => x.CountWrongPageCode(role, Now),
        });
    }

    private Outcome Amend()
    {
        var key = AnyOpenStep();
        if (key.Kind is StepKind.VisitingApproval or StepKind.HostingApproval)
        {
            return exchange.Decide(key, Decision.RequestChanges, Reason);
        }

        if (key.Kind is StepKind.Budget or StepKind.AdvanceOrder or StepKind.Travel)
        {
            return exchange.Intervene(Intervention.Postpone, Role.Visitor, Reason);
        }

        var application = exchange.State.Application;
        // Who postponed thinks better of it, or names dates near or far.
        var amended = (key.Kind == StepKind.NewDates ? digits.Of<int>([5, 0, 2, 5, 2, 4]) : digits.Next(6)) switch
        {
            0 => application,
            1 => application with { Goals = "Goals of " + Now.ToString("O", CultureInfo.InvariantCulture) },
            2 => exchange.WithDates(exchange.Today.AddDays(digits.Next(500) - 20)),
            3 => exchange.Amended(StepKind.HostChoice),
            5 => application with { Visitor = application.Visitor with { ClusterId = exchange.Rules.Clusters.First(c => c.Id != application.Visitor.ClusterId).Id } },
            _ => exchange.Amended(StepKind.Correction),
        };
        return exchange.Try(x => x.Resubmit(key, amended, Now));
    }

    private Money Amount(Money about) => digits.Of<Money>([Money.Zero, Money.Euros(1), about.Half(), about, about + Money.Euros(1)]);

    private ContactPerson AnyContact()
    {
        var application = exchange.State.Application;
        return digits.Of<ContactPerson>([AnExchange.NewPerson(digits.Next(3)), application.VisitorContact, application.HostContact]);
    }

    private Person AnyStaff() => digits.Of<Person>([.. exchange.Rules.Staff]);

    private string AnyPerson() => digits.Of<string>([.. exchange.Rules.Staff.Select(p => p.Id), "nobody"]);

    private Programme AnyVersion() => digits.Next(4) switch
    {
        0 => exchange.Rules with { Id = "another", Version = "1" },
        1 => exchange.Rules,
        _ => exchange.Knowing(exchange.Rules with { Version = exchange.Rules.Version + "+" }),
    };

    private StepKey AnyOpenStep() => exchange.It.OpenSteps.ToList() is { Count: > 0 } open ? digits.Of(open).Key : AnyStep();

    private StepKey AnyStep() => new(digits.Of(Kinds), 1 + digits.Next(2));

    private Outcome Nothing() => exchange.Try(x => x.PassTime(Now));
}
