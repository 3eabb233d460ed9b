using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Desk;

/// <summary>A payment, or money that was asked back, as the desk's projection holds it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="State">How far it is.</param>
/// <param name="Amount">How much; negative where it goes from the visitor to the cluster.</param>
/// <param name="Account">The visitor's account, masked; null where it is not known to be the one that was paid to.</param>
/// <param name="OrderedAt">When it was ordered, or the debit note went out.</param>
/// <param name="ValueDate">On which day the bank booked it; null before.</param>
/// <param name="BankReference">The bank's reference; null before.</param>
/// <param name="ReturnedAt">When finance entered that it came back unpaid; null where it did not.</param>
/// <param name="ReturnValueDate">On which day the bank booked it back; null where it did not, or nobody said.</param>
/// <param name="ReturnReference">The bank's reference of that; null likewise.</param>
public sealed record DeskPayment(
    DeskPaymentKind Kind,
    DeskPaymentState State,
    Money Amount,
    string? Account,
    DateTimeOffset OrderedAt,
    DateOnly? ValueDate,
    string? BankReference,
    DateTimeOffset? ReturnedAt,
    DateOnly? ReturnValueDate = null,
    string? ReturnReference = null)
{
    /// <summary>What moved for good: nothing where it is under way or was returned.</summary>
    public Money Moved => State is DeskPaymentState.Paid or DeskPaymentState.CameBack ? Amount : Money.Zero;

    /// <summary>A payment of an exchange.</summary>
    public static DeskPayment Of(Payment payment, ExchangeState state)
    {
        ArgumentNullException.ThrowIfNull(payment);
        ArgumentNullException.ThrowIfNull(state);
        var known = state.AnonymisedAt is null && (state.BankChangedAt is not { } changed || changed <= payment.OrderedAt);
        return new DeskPayment(
            payment.IsAdvance ? DeskPaymentKind.Advance : DeskPaymentKind.Payment,
            payment.ReturnedAt is not null ? DeskPaymentState.Returned : payment.IsMade ? DeskPaymentState.Paid : DeskPaymentState.Ordered,
            payment.Amount,
            known ? state.Application.Bank.Iban.ToString() : null,
            payment.OrderedAt,
            payment.ValueDate,
            payment.BankReference,
            payment.ReturnedAt,
            payment.ReturnValueDate,
            payment.ReturnReference);
    }

    /// <summary>Money that was asked back.</summary>
    public static DeskPayment Of(Recovery recovery)
    {
        ArgumentNullException.ThrowIfNull(recovery);
        return new DeskPayment(
            DeskPaymentKind.Recovery,
            recovery.ReceivedOn is null ? DeskPaymentState.AskedBack : DeskPaymentState.CameBack,
            Money.Zero - recovery.Amount,
            Account: null,
            recovery.At,
            recovery.ReceivedOn,
            recovery.BankReference,
            ReturnedAt: null);
    }
}
