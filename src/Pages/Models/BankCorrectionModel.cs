using System.Collections.Immutable;

namespace CE4BIG.Pages.Models;

/// <summary>The payment is held or came back: the visitor corrects the account (<c>iban</c>, <c>bic</c>, <c>accountHolder</c>).</summary>
/// <param name="Basis">What every form of a step starts from.</param>
public sealed record BankCorrectionModel(StepBasis Basis) : StepModel(Basis)
{
    /// <summary>Who held the payment or said that it came back, and why.</summary>
    public ImmutableArray<HistoryEntry> Asked { get; init; } = [];

    internal override Type Component => typeof(Components.Pages.BankCorrection);
}
