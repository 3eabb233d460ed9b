using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Payments;

/// <summary>
/// Payments that go to the bank in one file. It holds everything that the file says, so that the file made again is the same, byte for
/// byte, whatever has changed since (ADR-0009).
/// </summary>
/// <param name="MessageId">By what the bank tells one file from another.</param>
/// <param name="CreatedAt">When it was made, to the second.</param>
/// <param name="ExecutionDate">When the bank is to pay.</param>
/// <param name="Debtor">From which account.</param>
/// <param name="Transfers">The payments, by their names.</param>
public sealed record PaymentBatch(string MessageId, DateTimeOffset CreatedAt, DateOnly ExecutionDate, PayingAccount Debtor, ImmutableArray<CreditTransfer> Transfers)
{
    private const int HashLength = 12;

    /// <summary>What all of it comes to: the control sum.</summary>
    public Money Sum => Transfers.Aggregate(Money.Zero, (sum, transfer) => sum + transfer.Amount);

    /// <summary>Puts payments together.</summary>
    /// <param name="debtor">The account that pays.</param>
    /// <param name="transfers">What is paid, in any order.</param>
    /// <param name="programme">By whose calendar banks work.</param>
    /// <param name="now">Programme time.</param>
    /// <exception cref="ArgumentException">Nothing is paid, or something twice.</exception>
    public static PaymentBatch Of(PayingAccount debtor, IEnumerable<CreditTransfer> transfers, Programme programme, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(debtor);
        ArgumentNullException.ThrowIfNull(programme);
        ImmutableArray<CreditTransfer> sorted = [.. transfers.OrderBy(t => t.Id.Value, StringComparer.Ordinal)];
        if (sorted.IsEmpty || sorted.DistinctBy(t => t.Id).Count() != sorted.Length)
        {
            throw new ArgumentException("A batch pays something, and nothing twice.", nameof(transfers));
        }

        var created = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        var execution = programme.Calendar.OnOrAfter(programme.Deadlines.LocalDate(created));
        return new PaymentBatch(Name(debtor, sorted, created), created, execution, debtor, sorted);
    }

    // Of what is in it, so that two batches are never called the same; 31 of the 35 characters that a bank takes.
    private static string Name(PayingAccount debtor, ImmutableArray<CreditTransfer> transfers, DateTimeOffset created)
    {
        var content = string.Join('\n', [debtor.Iban.Value, .. transfers.Select(t => t.Id.Value)]);
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..HashLength];
        return string.Create(CultureInfo.InvariantCulture, $"PAY-{created:yyyyMMddHHmmss}-{hash}");
    }
}
