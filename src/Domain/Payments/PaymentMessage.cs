using System.Globalization;
using System.Text;
using System.Xml;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Banking;

namespace CE4BIG.Domain.Payments;

/// <summary>Writes a batch as the message that banks take: a SEPA credit transfer initiation, pain.001.001.09 (domain: Bank).</summary>
public static class PaymentMessage
{
    /// <summary>The message's namespace.</summary>
    public const string Namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The file's bytes; the same for the same batch, always.</summary>
    public static byte[] Write(PaymentBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("Document", Namespace);
            xml.WriteStartElement("CstmrCdtTrfInitn", Namespace);
            WriteHeader(xml, batch);
            WritePayments(xml, batch);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void WriteHeader(XmlWriter xml, PaymentBatch batch)
    {
        xml.WriteStartElement("GrpHdr", Namespace);
        Text(xml, "MsgId", batch.MessageId);
        Text(xml, "CreDtTm", batch.CreatedAt.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture));
        WriteTotals(xml, batch);
        Within(xml, "InitgPty", () => Text(xml, "Nm", SepaText.Clean(batch.Debtor.Name, CreditTransfer.LongestName)));
        xml.WriteEndElement();
    }

    private static void WritePayments(XmlWriter xml, PaymentBatch batch)
    {
        xml.WriteStartElement("PmtInf", Namespace);
        Text(xml, "PmtInfId", $"{batch.MessageId}-1");
        Text(xml, "PmtMtd", "TRF");

        // Booked one by one: a sum in the statement could not be told apart again (ADR-0009).
        Text(xml, "BtchBookg", "false");
        WriteTotals(xml, batch);
        Within(xml, "PmtTpInf", () => Within(xml, "SvcLvl", () => Text(xml, "Cd", "SEPA")));
        Within(xml, "ReqdExctnDt", () => Text(xml, "Dt", batch.ExecutionDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        WriteParty(xml, "Dbtr", batch.Debtor.Name, batch.Debtor.Address);
        WriteAccount(xml, "DbtrAcct", batch.Debtor.Iban);
        WriteBank(xml, "DbtrAgt", batch.Debtor.Bic);
        Text(xml, "ChrgBr", "SLEV");
        foreach (var transfer in batch.Transfers)
        {
            WriteTransfer(xml, transfer);
        }

        xml.WriteEndElement();
    }

    private static void WriteTotals(XmlWriter xml, PaymentBatch batch)
    {
        Text(xml, "NbOfTxs", batch.Transfers.Length.ToString(CultureInfo.InvariantCulture));
        Text(xml, "CtrlSum", Amount(batch.Sum));
    }

    private static void WriteTransfer(XmlWriter xml, CreditTransfer transfer)
    {
        xml.WriteStartElement("CdtTrfTxInf", Namespace);
        Within(xml, "PmtId", () => Text(xml, "EndToEndId", transfer.Id.Value));
        Within(xml, "Amt", () =>
        {
            xml.WriteStartElement("InstdAmt", Namespace);
            xml.WriteAttributeString("Ccy", Money.Euro);
            xml.WriteString(Amount(transfer.Amount));
            xml.WriteEndElement();
        });
        if (transfer.Bic is { } bic)
        {
            WriteBank(xml, "CdtrAgt", bic);
        }

        WriteParty(xml, "Cdtr", transfer.Creditor, transfer.Address);
        WriteAccount(xml, "CdtrAcct", transfer.Iban);
        Within(xml, "RmtInf", () => Text(xml, "Ustrd", transfer.Remittance));
        xml.WriteEndElement();
    }

    private static void WriteParty(XmlWriter xml, string element, string name, PostalAddress? address) => Within(xml, element, () =>
    {
        Text(xml, "Nm", SepaText.Clean(name, CreditTransfer.LongestName));
        if (address is not null)
        {
            Within(xml, "PstlAdr", () =>
            {
                Text(xml, "TwnNm", SepaText.Clean(address.Town, CreditTransfer.LongestTown));
                Text(xml, "Ctry", SepaScope.Iso(address.Country));
            });
        }
    });

    private static void WriteAccount(XmlWriter xml, string element, Iban iban) => Within(xml, element, () => Within(xml, "Id", () => Text(xml, "IBAN", iban.Value)));

    private static void WriteBank(XmlWriter xml, string element, Bic? bic) => Within(xml, element, () => Within(xml, "FinInstnId", () =>
    {
        if (bic is { } known)
        {
            Text(xml, "BICFI", known.Value);
        }
        else
        {
            Within(xml, "Othr", () => Text(xml, "Id", "NOTPROVIDED"));
        }
    }));

    private static void Within(XmlWriter xml, string element, Action content)
    {
        xml.WriteStartElement(element, Namespace);
        content();
        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, string element, string text) => xml.WriteElementString(element, Namespace, text);

    private static string Amount(Money amount) => (amount.Cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
