using CE4BIG.Domain.Amounts;

namespace CE4BIG.Domain.Payments.Statements;

/// <summary>One booking of a statement, whoever it is about: most of an account's bookings are none of this programme's.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Named">By what name the booking goes, as the bank wrote it; empty where it has none.</param>
/// <param name="Amount">How much.</param>
/// <param name="ValueDate">When the money moved.</param>
/// <param name="BankReference">By what the bank finds the booking again.</param>
/// <param name="Reason">Why the money came back, where the bank says it.</param>
public sealed record StatementEntry(StatementEntryKind Kind, string Named, Money Amount, DateOnly ValueDate, string BankReference, string? Reason)
{
    /// <summary>Characters of a name or a reference; longer ones are cut.</summary>
    public const int LongestReference = 35;

    /// <summary>Characters of a reason; a longer one is cut.</summary>
    public const int LongestReason = 140;

    /// <summary>The payment of ours that it is about; null where it is about something else.</summary>
    public EndToEndId? Payment => EndToEndId.TryParse(Named, out var id) ? id : null;

    internal static string Cut(string? text, int longest)
    {
        var clean = Applications.CleanText.TryLine(text ?? string.Empty, out var line) ? line : string.Empty;
        return clean.Length > longest ? clean[..longest].TrimEnd() : clean;
    }
}
