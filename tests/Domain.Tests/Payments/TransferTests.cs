using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Payments;
using CE4BIG.Domain.Tests.Exchanges;

namespace CE4BIG.Domain.Tests.Payments;

/// <summary>Which payments can be sent, and by whom (domain: Bank; ADR-0009).</summary>
public sealed class TransferTests
{
    private const string Ewa = "ewa.zielinska@lsk.example";
    private const string Pawel = "pawel.krol@lsk.example";

    private static AnExchange Ordered => AnExchange.AwaitingA(StepKind.PaymentConfirmation);

    [Theory]
    [InlineData(Ewa)]
    [InlineData(Pawel)]
    public void An_ordered_payment_can_be_sent_by_either_officer(string officer)
    {
        var exchange = Ordered;

        var transfer = exchange.It.Transfer(officer).Value!;

        Assert.Equal(new EndToEndId(exchange.State.Id, 1), transfer.Id);
        Assert.Equal(Money.Euros(900), transfer.Amount);
        Assert.Equal(exchange.State.Application.Bank.Iban, transfer.Iban);
        Assert.Null(transfer.Address);
        Assert.Contains(exchange.State.Id.Value, transfer.Remittance, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_ordered_cannot_be_sent() =>
        Assert.Equal([TransferProblem.NotOrdered], AnExchange.AwaitingA(StepKind.PaymentOrder).It.Transfer(Ewa).Errors);

    [Fact]
    public void What_is_paid_cannot_be_sent_again() =>
        Assert.Equal([TransferProblem.NotOrdered], Ordered.Answered(StepKind.PaymentConfirmation, Decision.ConfirmPaid).It.Transfer(Ewa).Errors);

    [Theory]
    [InlineData(StepKind.VisitingApproval)]
    [InlineData(StepKind.HostingApproval)]
    [InlineData(StepKind.Validation)]
    public void Whoever_approved_or_validated_does_not_send_the_payment(StepKind kind)
    {
        var exchange = Ordered;
        var approver = exchange.State.Steps.Single(s => s.Key.Kind == kind).Addressee!.Email.ToUpperInvariant();

        Assert.Equal([TransferProblem.MayNotPay], exchange.It.Transfer(approver).Errors);
    }

    [Fact]
    public void Whoever_is_in_conflict_does_not_send_the_payment() =>
        Assert.Equal([TransferProblem.MayNotPay], With(Ordered, state => state with { Conflicts = [Ewa] }).Transfer(Ewa).Errors);

    [Fact]
    public void An_account_that_was_changed_after_the_order_is_not_paid()
    {
        var exchange = Ordered;

        Assert.Equal([TransferProblem.BankChanged], With(exchange, state => state with { BankChangedAt = exchange.Now.AddMinutes(1) }).Transfer(Ewa).Errors);
        Assert.True(With(exchange, state => state with { BankChangedAt = state.Payments[0].OrderedAt }).Transfer(Ewa).Ok);
    }

    [Theory]
    [InlineData("XK051212012345678906", "Acme", TransferProblem.OutsideSepa)]
    [InlineData("PL61109010140000071219812874", "日本", TransferProblem.NameUnreadable)]
    public void An_account_that_no_transfer_reaches_is_refused_by_name(string iban, string holder, TransferProblem problem)
    {
        var account = With(Ordered, state => state with
        {
            Application = state.Application with { Bank = state.Application.Bank with { Iban = Transfers.Iban(iban), Holder = holder } },
        });

        Assert.Equal([problem], account.Transfer(Ewa).Errors);
    }

    [Theory]
    [InlineData(100, "PLN", TransferProblem.NotEuro)]
    [InlineData(0, "EUR", TransferProblem.AmountImplausible)]
    [InlineData(100_000_000_000, "EUR", TransferProblem.AmountImplausible)]
    public void An_amount_that_no_transfer_carries_is_refused_by_name(long cents, string currency, TransferProblem problem) =>
        Assert.Equal([problem], With(Ordered, state => state with { Payments = [state.Payments[0] with { Amount = new Money(cents, currency) }] }).Transfer(Ewa).Errors);

    [Fact]
    public void A_payment_that_came_back_and_is_ordered_again_has_another_name()
    {
        var exchange = Ordered.Answered(StepKind.PaymentConfirmation, Decision.PaymentReturned).Answered(StepKind.BankCorrection, Decision.CorrectBank).Ordered();

        Assert.Equal(new EndToEndId(exchange.State.Id, 2), exchange.It.Transfer(Ewa).Value!.Id);
    }

    private static Exchange With(AnExchange exchange, Func<ExchangeState, ExchangeState> change) => Exchange.Load(change(exchange.State), exchange.Rules);
}
