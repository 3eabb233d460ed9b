using System.Xml.Linq;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Banking;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Payments;
using CE4BIG.Domain.Tests.Programmes;

namespace CE4BIG.Domain.Tests.Payments;

/// <summary>Transfers and batches to work with.</summary>
internal static class Transfers
{
    public static readonly XNamespace Message = PaymentMessage.Namespace;

    /// <summary>A Saturday: the bank pays on Monday.</summary>
    public static readonly DateTimeOffset Saturday = new DateTimeOffset(2026, 6, 20, 9, 30, 15, TimeSpan.Zero).AddMilliseconds(123);

    public static PayingAccount Debtor => Shipped.Programme.FindCluster("lsk")!.Account!;

    public static ExchangeId Exchange(int number) => ExchangeId.FromRandom([1, 2, 3, 4, 5, 6, (byte)(number / 32), (byte)(number % 32)]);

    public static Iban Iban(string text) => Banking(text);

    public static CreditTransfer Of(string name, int number = 1, long cents = 900_00) => new(
        new EndToEndId(Exchange(number), 1),
        new Money(cents),
        SepaText.Clean(name, CreditTransfer.LongestName),
        null,
        Iban("PL61109010140000071219812874"),
        Bic.TryParse("WBKPPLPP", out var bic) ? bic : null,
        "CE4BIG");

    public static PaymentBatch Batch(params CreditTransfer[] transfers) => PaymentBatch.Of(Debtor, transfers, Shipped.Programme, Saturday);

    public static XDocument Document(PaymentBatch batch) => XDocument.Load(new MemoryStream(PaymentMessage.Write(batch)));

    private static Iban Banking(string text) => Domain.Banking.Iban.TryParse(text, out var iban) ? iban : throw new ArgumentException(text, nameof(text));
}
