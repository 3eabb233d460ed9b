namespace CE4BIG.Domain.Budget;

/// <summary>What an entry of the ledger does with money. Each kind moves it along one way only, so balances follow from entries alone.</summary>
public enum LedgerEntryKind
{
    /// <summary>The budget's free money is set aside for an exchange that has nothing set aside.</summary>
    Reserve,

    /// <summary>What is set aside grows (a positive amount) or shrinks (a negative one), and some stays.</summary>
    Adjust,

    /// <summary>All that is still set aside is free again.</summary>
    Release,

    /// <summary>What was set aside is owed, since its payment is ordered; a negative amount withdraws the order.</summary>
    Commit,

    /// <summary>What was owed is paid; a negative amount is owed again, since the bank returned it.</summary>
    Pay,

    /// <summary>What was paid came back from the visitor.</summary>
    Recover,
}
