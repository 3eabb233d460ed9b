using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;

namespace CE4BIG.Pages.Models;

/// <summary>Finance checks and orders the payment; the bank data is the application's.</summary>
/// <param name="Basis">What every form of a step starts from.</param>
public sealed record PaymentOrderModel(StepBasis Basis) : StepModel(Basis)
{
    /// <summary>Who validated the report.</summary>
    public required string ValidatedBy { get; init; }

    /// <summary>When it was validated.</summary>
    public required DateTimeOffset ValidatedAt { get; init; }

    /// <summary>What the host certified.</summary>
    public required CertifiedVisit Certified { get; init; }

    /// <summary>The evidence that was handed in, by item.</summary>
    public required ImmutableArray<EvidenceLink> Evidence { get; init; }

    /// <summary>Who confirmed, approved and validated, oldest first.</summary>
    public required ImmutableArray<HistoryEntry> Decided { get; init; }

    /// <summary>What is free on the paying cluster's budget; null where it is not known.</summary>
    public Money? FreeBudget { get; init; }

    /// <summary>Whether whoever orders must say that they looked at the account.</summary>
    public bool AccountNeedsALook { get; init; }

    /// <summary>When the bank data were changed after the approval; null where they never were.</summary>
    public DateTimeOffset? BankChangedAt { get; init; }

    /// <summary>What was paid before travel and is taken off the amount; null where nothing was.</summary>
    public Money? AlreadyPaid { get; init; }

    /// <summary>Why this payment was held, or came back, before. Oldest first.</summary>
    public ImmutableArray<HistoryEntry> HeldBefore { get; init; } = [];

    internal override Type Component => typeof(Components.Pages.PaymentOrder);
}
