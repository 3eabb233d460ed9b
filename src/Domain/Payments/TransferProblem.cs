namespace CE4BIG.Domain.Payments;

/// <summary>Why a payment cannot go into a file. Each has a sentence in each language (Pages).</summary>
public enum TransferProblem
{
    /// <summary>No payment of the exchange is ordered and still under way.</summary>
    NotOrdered,

    /// <summary>Who approved or validated the exchange, or is in conflict, does not pay it.</summary>
    MayNotPay,

    /// <summary>The bank details were changed after the payment was ordered.</summary>
    BankChanged,

    /// <summary>The account's country takes no part in SEPA.</summary>
    OutsideSepa,

    /// <summary>The amount is not in euro.</summary>
    NotEuro,

    /// <summary>The amount is not above zero, or more than a transfer carries.</summary>
    AmountImplausible,

    /// <summary>Of the account holder's name nothing is left that a bank could read.</summary>
    NameUnreadable,
}
