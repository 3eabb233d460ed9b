namespace CE4BIG.Domain.Payments.Statements;

/// <summary>Why a file cannot be read as a bank statement. Each has a sentence in each language (Pages).</summary>
public enum StatementProblem
{
    /// <summary>Neither camt.053 nor camt.054 nor a CSV with the columns.</summary>
    NotAStatement,

    /// <summary>More than <see cref="BankStatement.LargestBytes"/>.</summary>
    TooLarge,

    /// <summary>No booking in it.</summary>
    Empty,

    /// <summary>More than <see cref="BankStatement.MostEntries"/> bookings.</summary>
    TooManyEntries,

    /// <summary>A booking without a date, an amount or a sign that can be read.</summary>
    EntryUnreadable,
}
