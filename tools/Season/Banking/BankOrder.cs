using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace CE4BIG.Season.Banking;

/// <summary>A payment file as the bank reads it, and the statement that it answers with. Reckoned apart from the app, as everything here.</summary>
internal sealed record BankOrder(string Account, long ControlSumCents, ImmutableArray<(string Payment, long Cents)> Payments)
{
    private static readonly XNamespace Pain = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    private static readonly XNamespace Camt = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";

    /// <summary>Reads a payment file.</summary>
    /// <exception cref="UnplayableException">The bank would reject it.</exception>
    public static BankOrder Read(string xml)
    {
        try
        {
            var message = XDocument.Parse(xml);
            var sums = message.Descendants(Pain + "CtrlSum").Select(Cents).Distinct().ToList();
            var transfers = message.Descendants(Pain + "CdtTrfTxInf")
                .Select(t => (t.Descendants(Pain + "EndToEndId").Single().Value, Cents(t.Descendants(Pain + "InstdAmt").Single())))
                .ToImmutableArray();
            var account = message.Descendants(Pain + "DbtrAcct").Single().Value.Trim();
            return sums is [var sum] && sum == transfers.Sum(t => t.Item2) && message.Descendants(Pain + "NbOfTxs").All(n => n.Value == transfers.Length.ToString(CultureInfo.InvariantCulture))
                ? new BankOrder(account, sum, transfers)
                : throw new UnplayableException("The control sums of a payment file are not those of its payments.");
        }
        catch (Exception wrong) when (wrong is XmlException or FormatException or InvalidOperationException)
        {
            throw new UnplayableException($"A payment file cannot be read: {wrong.Message}", wrong);
        }
    }

    /// <summary>The statement of the day on which all of it was paid.</summary>
    public string Statement(DateOnly day) => new XDocument(new XElement(
        Camt + "Document",
        new XElement(
            Camt + "BkToCstmrStmt",
            new XElement(
                Camt + "Stmt",
                new XElement(Camt + "Acct", new XElement(Camt + "Id", new XElement(Camt + "IBAN", Account))),
                Payments.Select(p => Booking(p.Payment, p.Cents, day)))))).ToString();

    private static XElement Booking(string payment, long cents, DateOnly day) => new(
        Camt + "Ntry",
        new XElement(Camt + "Amt", new XAttribute("Ccy", "EUR"), (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture)),
        new XElement(Camt + "CdtDbtInd", "DBIT"),
        new XElement(Camt + "Sts", new XElement(Camt + "Cd", "BOOK")),
        new XElement(Camt + "ValDt", new XElement(Camt + "Dt", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
        new XElement(Camt + "AcctSvcrRef", "BK" + payment),
        new XElement(Camt + "NtryDtls", new XElement(Camt + "TxDtls", new XElement(Camt + "Refs", new XElement(Camt + "EndToEndId", payment)))));

    private static long Cents(XElement amount) => (long)(decimal.Parse(amount.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * 100);
}
