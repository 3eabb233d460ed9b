using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Tests.Exchanges;

/// <summary>
/// Who pays, where everybody who decides is an officer of finance as well: small clusters have few people. Whoever approved or validated
/// pays nothing, and who ordered does not confirm, whichever manager or deputy decided what (design: four eyes).
/// </summary>
public sealed class FourEyesTests
{
    private static readonly Programme Programme = EverybodyPays(AnExchange.Programme);

    /// <summary>Who decided for the visitor's cluster, for the host's, and on the report: the manager, or the deputy it was passed on to.</summary>
    public static TheoryData<bool, bool, bool> EveryCombination
    {
        get
        {
            var data = new TheoryData<bool, bool, bool>();
            bool[] deputy = [false, true];
            foreach (var (visiting, hosting, validation) in deputy.SelectMany(v => deputy.SelectMany(h => deputy.Select(r => (v, h, r)))))
            {
                data.Add(visiting, hosting, validation);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(EveryCombination))]
    public void Nobody_is_asked_to_pay_what_they_decided_nor_to_confirm_what_they_ordered(bool visiting, bool hosting, bool validation)
    {
        var exchange = ToPay(visiting, hosting, validation);
        var deciders = Deciders(exchange);

        Assert.DoesNotContain(exchange.Open(StepKind.PaymentOrder).Addressee!.Email, deciders);
        Assert.All(exchange.It.Colleagues(exchange.Open(StepKind.PaymentOrder).Key), p => Assert.DoesNotContain(p.Email, deciders));
        var orderer = exchange.Open(StepKind.PaymentOrder).Addressee!.Email;
        exchange.Ordered();

        Assert.DoesNotContain(exchange.Open(StepKind.PaymentConfirmation).Addressee!.Email, deciders.Append(orderer));
        Assert.All(exchange.It.Colleagues(exchange.Open(StepKind.PaymentConfirmation).Key), p => Assert.DoesNotContain(p.Email, deciders.Append(orderer)));
    }

    [Theory]
    [MemberData(nameof(EveryCombination))]
    public void Nobody_takes_over_what_they_decided_or_ordered(bool visiting, bool hosting, bool validation)
    {
        var exchange = ToPay(visiting, hosting, validation);
        var deciders = Deciders(exchange);
        AssertTakeOver(exchange, StepKind.PaymentOrder, p => deciders.Contains(p.Email) ? Refusal.ApproverMayNotPay : null);
        var orderer = exchange.Open(StepKind.PaymentOrder).Addressee!.Email;

        exchange.Ordered();

        AssertTakeOver(exchange, StepKind.PaymentConfirmation, p => deciders.Contains(p.Email) ? Refusal.ApproverMayNotPay : p.Email == orderer ? Refusal.OrdererMayNotConfirm : null);
    }

    [Fact]
    public void Below_the_threshold_the_same_officer_orders_and_confirms()
    {
        var exchange = AnExchange.Submitted(programme: Programme with { FourEyesFrom = Domain.Amounts.Money.Euros(5000) })
            .Confirmed().Awarded().Travelled().Reported().Certified().Validated();
        var orderer = exchange.Open(StepKind.PaymentOrder).Addressee;

        Assert.Equal(orderer, exchange.Ordered().Open(StepKind.PaymentConfirmation).Addressee);
    }

    [Fact]
    public void Somebody_in_conflict_takes_no_payment_over()
    {
        var exchange = AnExchange.Submitted(programme: Programme).Confirmed().Answered(StepKind.VisitingApproval, Decision.DeclareConflict)
            .Awarded().Travelled().Reported().Certified().Validated();
        var conflicted = Person(exchange, "anna-nowak");

        Refusals.Expect(Refusal.ApproverMayNotPay, exchange, x => x.Try(it => it.TakeOver(x.Open(StepKind.PaymentOrder).Key, AnExchange.As(Role.Finance, conflicted), "Holidays.", x.Now)));
    }

    private static void AssertTakeOver(AnExchange exchange, StepKind kind, Func<Person, Refusal?> expected)
    {
        foreach (var person in exchange.Rules.FindCluster("lsk")!.Finance)
        {
            var step = exchange.Open(kind);
            var asked = step.Addressee!.Email;
            if (person.Email == asked)
            {
                Refusals.Expect(Refusal.NothingToChange, exchange, Take);
            }
            else if (expected(person) is { } refusal)
            {
                Refusals.Expect(refusal, exchange, Take);
            }
            else
            {
                Assert.IsType<Outcome.Done>(Take(exchange));
                Assert.Equal((person.Email, step.DueAt, step.LinkSerial + 1), (exchange.Open(kind).Addressee!.Email, exchange.Open(kind).DueAt, exchange.Open(kind).LinkSerial));
            }

            Outcome Take(AnExchange it) => it.Try(x => x.TakeOver(step.Key, AnExchange.As(Role.Finance, person), "Holidays.", it.Now));
        }
    }

    private static AnExchange ToPay(bool visiting, bool hosting, bool validation)
    {
        var exchange = AnExchange.Submitted(programme: Programme).Confirmed();
        Pass(StepKind.VisitingApproval, visiting);
        Pass(StepKind.HostingApproval, hosting);
        exchange.Awarded().Travelled().Reported().Certified();
        Pass(StepKind.Validation, validation);
        return exchange.Validated();

        void Pass(StepKind kind, bool toTheDeputy)
        {
            if (toTheDeputy)
            {
                exchange.Answered(kind, Decision.Delegate);
            }
        }
    }

    private static string[] Deciders(AnExchange exchange) =>
        [.. exchange.State.Steps.Where(s => s.Decision is Decision.Approve or Decision.Validate).Select(s => s.Addressee!.Email)];

    private static Person Person(AnExchange exchange, string id) => exchange.Rules.Staff.First(p => p.Id == id);

    private static Programme EverybodyPays(Programme programme) => programme with
    {
        Clusters = [.. programme.Clusters.Select(cluster => cluster with { Finance = [.. programme.Clusters.SelectMany(c => c.Managers.Concat(c.Deputies)), .. cluster.Finance] })],
    };
}
