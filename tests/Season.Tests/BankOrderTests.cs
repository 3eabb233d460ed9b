using CE4BIG.Season.Banking;

namespace CE4BIG.Season.Tests;

public sealed class BankOrderTests
{
    [Fact]
    public void A_payment_file_is_read_with_its_sums_and_answered_with_a_statement()
    {
        var order = BankOrder.Read(PaymentFile("1290.50", "2"));

        Assert.Equal(("PL1", 1290_50L, 2), (order.Account, order.ControlSumCents, order.Payments.Length));
        var statement = order.Statement(new DateOnly(2026, 6, 22));
        Assert.Contains(">CX-7K3M9QPD-P1<", statement, StringComparison.Ordinal);
        Assert.Contains(">390.50<", statement, StringComparison.Ordinal);
        Assert.Contains(">2026-06-22<", statement, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1290.51", "2")]
    [InlineData("1290.50", "3")]
    [InlineData("many", "2")]
    public void A_bank_rejects_a_file_whose_sums_are_wrong(string sum, string count) => Assert.Throws<UnplayableException>(() => BankOrder.Read(PaymentFile(sum, count)));

    [Fact]
    public void A_bank_rejects_what_is_no_payment_file() => Assert.Throws<UnplayableException>(() => BankOrder.Read("<html>"));

    [Fact]
    public void Sums_that_differ_anywhere_do_not_add_up()
    {
        var one = new BankTotals(1, 2, 5, 5, 5, 5, 5);

        Assert.True((one + one).AddsUp);
        Assert.False((one with { PlannedCents = 6 }).AddsUp);
        Assert.False((one with { ControlSumCents = 6 }).AddsUp);
        Assert.False((one with { StatementCents = 6 }).AddsUp);
        Assert.False((one with { PaidCents = 6 }).AddsUp);
        Assert.False((one with { LedgerCents = 4 }).AddsUp);
    }

    private static string PaymentFile(string sum, string count) =>
        $"""
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn><GrpHdr><NbOfTxs>{count}</NbOfTxs><CtrlSum>{sum}</CtrlSum></GrpHdr>
        <PmtInf><NbOfTxs>{count}</NbOfTxs><CtrlSum>{sum}</CtrlSum><DbtrAcct><Id><IBAN>PL1</IBAN></Id></DbtrAcct>
        <CdtTrfTxInf><PmtId><EndToEndId>CX-7K3M9QPD-P1</EndToEndId></PmtId><Amt><InstdAmt Ccy="EUR">900.00</InstdAmt></Amt></CdtTrfTxInf>
        <CdtTrfTxInf><PmtId><EndToEndId>CX-2Q8W5RTA-P1</EndToEndId></PmtId><Amt><InstdAmt Ccy="EUR">390.50</InstdAmt></Amt></CdtTrfTxInf>
        </PmtInf></CstmrCdtTrfInitn></Document>
        """;
}
