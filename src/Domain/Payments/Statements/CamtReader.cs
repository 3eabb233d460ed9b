using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Banking;

namespace CE4BIG.Domain.Payments.Statements;

/// <summary>
/// Reads the bank's messages about an account: the statement (camt.053) and the advice of single bookings (camt.054). The versions 02 to 08
/// differ in nothing that is read here but the status, which became a group.
/// </summary>
internal static partial class CamtReader
{
    private const int DateLength = 10;
    private const int CentDecimals = 2;
    private const decimal LargestAmount = 999_999_999_999m;

    public static Parsed<BankStatement, StatementError> Read(ReadOnlyMemory<byte> content)
    {
        // A statement is a stranger's text: no document type, so no entities, and nothing is fetched.
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = BankStatement.LargestBytes, IgnoreComments = true };
        try
        {
            using var stream = new MemoryStream(content.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, settings);
            return Read(XDocument.Load(reader, LoadOptions.SetLineInfo));
        }
        catch (XmlException failure)
        {
            return BankStatement.Refused(StatementProblem.NotAStatement, failure.LineNumber > 0 ? failure.LineNumber : null);
        }
    }

    private static Parsed<BankStatement, StatementError> Read(XDocument document)
    {
        if (document.Root is not { Name.LocalName: "Document" } root || !Message().IsMatch(root.Name.NamespaceName))
        {
            return BankStatement.Refused(StatementProblem.NotAStatement);
        }

        var statements = root.Elements().SelectMany(message => message.Elements()).Where(e => e.Name.LocalName is "Stmt" or "Ntfctn").ToList();
        var entries = ImmutableArray.CreateBuilder<StatementEntry>();
        List<StatementError> errors = [];
        foreach (var booking in statements.SelectMany(statement => All(statement, "Ntry")))
        {
            var details = All(booking, "NtryDtls").SelectMany(d => All(d, "TxDtls")).ToList();
            foreach (var detail in details.Count == 0 ? [null] : details.Cast<XElement?>())
            {
                if (Entry(booking, detail, details.Count) is { } entry)
                {
                    entries.Add(entry);
                }
                else
                {
                    errors.Add(new StatementError(StatementProblem.EntryUnreadable, Line(detail ?? booking)));
                }
            }
        }

        var accounts = statements.Select(statement => Iban.TryParse(At(statement, "Acct", "Id", "IBAN")?.Value, out var iban) ? iban : default).Where(iban => iban != default);
        return errors.Count > 0 ? new(null, errors) : new(new BankStatement([.. accounts.Distinct()], entries.ToImmutable()), []);
    }

    private static StatementEntry? Entry(XElement booking, XElement? detail, int details)
    {
        var value = At(booking, "ValDt") ?? At(booking, "BookgDt");
        var sign = (detail is null ? null : At(detail, "CdtDbtInd")) ?? At(booking, "CdtDbtInd");
        if (!DateOnly.TryParseExact(Day(value), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || AmountOf(booking, detail, details) is not { } amount
            || sign?.Value.Trim() is not ("CRDT" or "DBIT"))
        {
            return null;
        }

        var kind = !IsBooked(booking) ? StatementEntryKind.Pending
            : sign.Value.Trim() == "CRDT" ? StatementEntryKind.Returned
            : StatementEntryKind.Paid;
        return new StatementEntry(
            kind,
            StatementEntry.Cut(detail is null ? null : At(detail, "Refs", "EndToEndId")?.Value, StatementEntry.LongestReference),
            amount,
            day,
            Reference(booking, detail),
            kind == StatementEntryKind.Returned ? Reason(detail) : null);
    }

    // Of a detail its own amount; the booking's where it has no other details.
    private static Money? AmountOf(XElement booking, XElement? detail, int details)
    {
        var own = detail is null ? null : At(detail, "Amt") ?? At(detail, "AmtDtls", "TxAmt", "Amt") ?? At(detail, "AmtDtls", "InstdAmt", "Amt");
        var element = own ?? (details <= 1 ? At(booking, "Amt") : null);
        return element?.Attribute("Ccy")?.Value is { Length: 3 } currency && currency.All(char.IsAsciiLetterUpper)
            && decimal.TryParse(element.Value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var amount)
            && amount <= LargestAmount && decimal.Round(amount, CentDecimals) == amount
                ? new Money((long)(amount * 100), currency)
                : null;
    }

    private static bool IsBooked(XElement booking) => (At(booking, "Sts", "Cd") ?? At(booking, "Sts"))?.Value.Trim() is null or "BOOK";

    // The bank's own reference, else whatever of the booking can be found again.
    private static string Reference(XElement booking, XElement? detail) =>
        new[] { detail is null ? null : At(detail, "Refs", "AcctSvcrRef"), At(booking, "AcctSvcrRef"), At(booking, "NtryRef"), detail is null ? null : At(detail, "Refs", "TxId") }
            .Select(element => StatementEntry.Cut(element?.Value, StatementEntry.LongestReference))
            .FirstOrDefault(text => text.Length > 0) ?? string.Empty;

    private static string? Reason(XElement? detail)
    {
        var parts = detail is null ? [] : new[] { At(detail, "RtrInf", "Rsn", "Cd"), At(detail, "RtrInf", "Rsn", "Prtry"), At(detail, "RtrInf", "AddtlInf") };
        var text = StatementEntry.Cut(string.Join(' ', parts.OfType<XElement>().Select(part => part.Value)), StatementEntry.LongestReason);
        return text.Length == 0 ? null : text;
    }

    // A date, or a moment that begins with one.
    private static string Day(XElement? date)
    {
        var text = date is null ? string.Empty : (At(date, "Dt") ?? At(date, "DtTm"))?.Value.Trim() ?? string.Empty;
        return text.Length > DateLength ? text[..DateLength] : text;
    }

    private static int? Line(XElement element) => ((IXmlLineInfo)element) is { } place && place.HasLineInfo() ? place.LineNumber : null;

    private static IEnumerable<XElement> All(XElement parent, string name) => parent.Elements(parent.Name.Namespace + name);

    private static XElement? At(XElement parent, params ReadOnlySpan<string> path)
    {
        XElement? element = parent;
        foreach (var name in path)
        {
            element = element?.Element(parent.Name.Namespace + name);
        }

        return element;
    }

    [GeneratedRegex(@"^urn:iso:std:iso:20022:tech:xsd:camt\.05[34]\.001\.0[2-8]$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Message();
}
