using System.Collections.Immutable;
using System.Text;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Payments.Statements;

namespace CE4BIG.Domain.Tests.Payments;

/// <summary>What banks hand out: camt.053 and camt.054 of several versions, and tables.</summary>
public sealed class StatementReadingTests
{
    private const string Header = "date,amount,currency,end-to-end id,bank reference,kind,reason\r\n";

    private const string Booked = """
        <Ntry><Amt Ccy="EUR">900.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-06-21</Dt></BookgDt><ValDt><Dt>2026-06-22</Dt></ValDt>
          <AcctSvcrRef>BANK-1</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>CX-7K3M9QPD-P1</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>
        """;

    private static readonly StatementEntry Paid = new(StatementEntryKind.Paid, "CX-7K3M9QPD-P1", Money.Euros(900), new DateOnly(2026, 6, 22), "BANK-1", null);

    [Theory]
    [InlineData("053", "BkToCstmrStmt", "Stmt", "02")]
    [InlineData("053", "BkToCstmrStmt", "Stmt", "08")]
    [InlineData("054", "BkToCstmrDbtCdtNtfctn", "Ntfctn", "04")]
    [InlineData("054", "BkToCstmrDbtCdtNtfctn", "Ntfctn", "08")]
    public void A_booking_is_read_from_each_message_and_version(string message, string group, string statement, string version)
    {
        var read = Read($"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.{message}.001.{version}\"><{group}><{statement}><Acct><Id><IBAN>PL61109010140000071219812874</IBAN></Id></Acct>{Booked}</{statement}></{group}></Document>");

        Assert.Equal([Paid], read.Value!.Entries.AsEnumerable());
        Assert.Equal("PL61109010140000071219812874", Assert.Single(read.Value.Accounts).Value);
    }

    [Fact]
    public void The_older_way_of_a_status_is_read() =>
        Assert.Equal(StatementEntryKind.Pending, Entries(Booked.Replace("<Sts><Cd>BOOK</Cd></Sts>", "<Sts>PDNG</Sts>", StringComparison.Ordinal)).Single().Kind);

    [Fact]
    public void A_booking_of_several_payments_is_read_payment_by_payment()
    {
        var entries = Entries("""
            <Ntry><Amt Ccy="EUR">1290.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><ValDt><DtTm>2026-06-22T10:00:00</DtTm></ValDt><AcctSvcrRef>SUM</AcctSvcrRef><NtryDtls>
              <TxDtls><Refs><AcctSvcrRef>ONE</AcctSvcrRef><EndToEndId>CX-7K3M9QPD-P1</EndToEndId></Refs><Amt Ccy="EUR">900.00</Amt></TxDtls>
              <TxDtls><Refs><EndToEndId>CX-2Q8W5RTA-P1</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy="EUR">390</Amt></TxAmt></AmtDtls></TxDtls>
            </NtryDtls></Ntry>
            """);

        Assert.Equal([("ONE", 900_00L), ("SUM", 390_00L)], entries.Select(e => (e.BankReference, e.Amount.Cents)));
    }

    [Fact]
    public void A_return_is_a_credit_with_the_banks_reason()
    {
        var entry = Entries("""
            <Ntry><Amt Ccy="EUR">900.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-06-23</Dt></BookgDt><NtryDtls><TxDtls>
              <Refs><EndToEndId>CX-7K3M9QPD-P1</EndToEndId></Refs><RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Account closed</AddtlInf></RtrInf></TxDtls></NtryDtls></Ntry>
            """).Single();

        Assert.Equal((StatementEntryKind.Returned, "AC04 Account closed", new DateOnly(2026, 6, 23)), (entry.Kind, entry.Reason, entry.ValueDate));
    }

    [Fact]
    public void A_booking_without_details_is_read_without_a_name()
    {
        var entry = Entries("<Ntry><NtryRef>7</NtryRef><Amt Ccy=\"PLN\">12.30</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><ValDt><Dt>2026-06-22</Dt></ValDt></Ntry>").Single();

        Assert.Equal(("", null, "7", new Money(12_30, "PLN")), (entry.Named, entry.Payment, entry.BankReference, entry.Amount));
    }

    [Theory]
    [InlineData("<Amt Ccy=\"EUR\">900.00</Amt>", "<Amt Ccy=\"EUR\">nine</Amt>")]
    [InlineData("<Amt Ccy=\"EUR\">900.00</Amt>", "<Amt Ccy=\"EUR\">-900.00</Amt>")]
    [InlineData("<Amt Ccy=\"EUR\">900.00</Amt>", "<Amt Ccy=\"EUR\">900.001</Amt>")]
    [InlineData("<Amt Ccy=\"EUR\">900.00</Amt>", "<Amt>900.00</Amt>")]
    [InlineData("<CdtDbtInd>DBIT</CdtDbtInd>", "")]
    [InlineData("2026-06-22", "22.06.2026")]
    public void A_booking_that_cannot_be_read_is_named_by_its_line_and_nothing_is_taken(string right, string wrong)
    {
        var read = Read(Statement(Booked.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Equal(StatementProblem.EntryUnreadable, Assert.Single(read.Errors).Problem);
        Assert.NotNull(read.Errors[0].Line);
    }

    [Theory]
    [InlineData("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"/>")]
    [InlineData("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.99\"/>")]
    [InlineData("<html></html>")]
    [InlineData("<Document")]
    [InlineData("<!DOCTYPE d [<!ENTITY a \"b\">]><Document>&a;</Document>")]
    [InlineData("<!DOCTYPE d SYSTEM \"http://example.invalid/x.dtd\"><Document/>")]
    [InlineData("%PDF-1.7")]
    [InlineData("")]
    [InlineData("date,amount\r\n2026-01-01,5\r\n")]
    public void What_is_no_statement_is_refused(string text) => Assert.Equal(StatementProblem.NotAStatement, Assert.Single(Read(text).Errors).Problem);

    [Fact]
    public void A_statement_without_bookings_says_so() => Assert.Equal(StatementProblem.Empty, Assert.Single(Read(Statement("")).Errors).Problem);

    [Fact]
    public void Too_much_is_refused_before_it_is_read() =>
        Assert.Equal(StatementProblem.TooLarge, Assert.Single(BankStatement.Read(new byte[BankStatement.LargestBytes + 1]).Errors).Problem);

    [Fact]
    public void Too_many_bookings_are_refused() =>
        Assert.Equal(StatementProblem.TooManyEntries, Assert.Single(Read(Header + string.Concat(Enumerable.Repeat("2026-06-22,1.00,EUR,X,Y,paid,\n", BankStatement.MostEntries + 1))).Errors).Problem);

    [Theory]
    [InlineData("date,amount,currency,end-to-end id,bank reference,kind\n2026-06-22,900.00,EUR,CX-7K3M9QPD-P1,BANK-1,paid\n")]
    [InlineData("\uFEFFKind;Bank reference;End-to-end id;Currency;Amount;Date;Note\r\npaid;BANK-1;CX-7K3M9QPD-P1;EUR;900,00;2026-06-22;x")]
    [InlineData("date,amount,currency,end-to-end id,bank reference,kind\n\n2026-06-22,\"900,00\",EUR,\"CX-7K3M9QPD-P1\",\"BANK-1\",PAID\n\n")]
    public void A_table_is_read_whatever_stands_between_its_columns(string table) => Assert.Equal([Paid], Read(table).Value!.Entries.AsEnumerable());

    [Theory]
    [InlineData("2026-06-22,900.00,EUR,X,Y,sent,")]
    [InlineData("22.06.2026,900.00,EUR,X,Y,paid,")]
    [InlineData("2026-06-22,-900.00,EUR,X,Y,paid,")]
    [InlineData("2026-06-22,1.000.00,EUR,X,Y,paid,")]
    [InlineData("2026-06-22,900.00,euro,X,Y,paid,")]
    public void A_row_that_cannot_be_read_is_named_by_its_line(string row) =>
        Assert.Equal([new StatementError(StatementProblem.EntryUnreadable, 3)], Read($"{Header}2026-06-22,1.00,EUR,X,Y,paid,\r\n{row}\r\n").Errors);

    [Fact]
    public void What_is_written_as_a_table_reads_back()
    {
        StatementEntry[] entries = [Paid, Paid with { Kind = StatementEntryKind.Returned, Reason = "He said \"no\", twice", BankReference = "A;B,C" }];

        Assert.Equal(entries, Read(StatementCsv.Write(entries)).Value!.Entries.AsEnumerable());
    }

    private static string Statement(string bookings) =>
        $"<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt>{bookings}</Stmt></BkToCstmrStmt></Document>";

    private static ImmutableArray<StatementEntry> Entries(string bookings) => Read(Statement(bookings)).Value!.Entries;

    private static Parsed<BankStatement, StatementError> Read(string text) => BankStatement.Read(Encoding.UTF8.GetBytes(text));
}
