using CE4BIG.Domain.Amounts;

namespace CE4BIG.Pages.Models;

/// <summary>Finance says when the money asked back has arrived, or that it is given up.</summary>
/// <param name="Basis">What every form of a step starts from.</param>
public sealed record RecoveryModel(StepBasis Basis) : StepModel(Basis)
{
    /// <summary>How much is asked back.</summary>
    public required Money Amount { get; init; }

    /// <summary>Why.</summary>
    public required string? Reason { get; init; }

    /// <summary>Who asked it back.</summary>
    public required string? AskedBy { get; init; }

    /// <summary>When the debit note went out.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>What was paid.</summary>
    public PaymentFacts? Payment { get; init; }

    internal override Type Component => typeof(Components.Pages.Recovery);
}
