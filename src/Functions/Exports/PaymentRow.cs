using CE4BIG.Functions.Desk;

namespace CE4BIG.Functions.Exports;

/// <summary>A payment in an export.</summary>
/// <param name="Entry">Its exchange.</param>
/// <param name="Payment">The payment.</param>
public sealed record PaymentRow(DeskEntry Entry, DeskPayment Payment);
