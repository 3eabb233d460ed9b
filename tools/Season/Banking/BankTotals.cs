namespace CE4BIG.Season.Banking;

/// <summary>What went through the bank, counted at five places; all sums must be one.</summary>
/// <param name="Files">Payment files that the bank took.</param>
/// <param name="Payments">Payments in them.</param>
/// <param name="PlannedCents">What Season reckoned for these payments.</param>
/// <param name="ControlSumCents">The control sums of the files.</param>
/// <param name="StatementCents">What the bank's statements say.</param>
/// <param name="PaidCents">What the desk has marked as paid by the statements.</param>
/// <param name="LedgerCents">What the clusters' ledgers have booked as paid of them.</param>
internal sealed record BankTotals(int Files, int Payments, long PlannedCents, long ControlSumCents, long StatementCents, long PaidCents, long LedgerCents)
{
    public static BankTotals None { get; } = new(0, 0, 0, 0, 0, 0, 0);

    public static BankTotals operator +(BankTotals left, BankTotals right) => new(
        left.Files + right.Files,
        left.Payments + right.Payments,
        left.PlannedCents + right.PlannedCents,
        left.ControlSumCents + right.ControlSumCents,
        left.StatementCents + right.StatementCents,
        left.PaidCents + right.PaidCents,
        left.LedgerCents + right.LedgerCents);

    public bool AddsUp => PlannedCents == ControlSumCents && PlannedCents == StatementCents && PlannedCents == PaidCents && PlannedCents == LedgerCents;
}
