using CE4BIG.Domain.Amounts;

namespace CE4BIG.Pages.Models;

/// <summary>Finance enters value date and bank reference of the payment made, or that it came back.</summary>
/// <param name="Basis">What every form of a step starts from.</param>
public sealed record PaymentConfirmationModel(StepBasis Basis) : StepModel(Basis)
{
    /// <summary>Who ordered the payment.</summary>
    public required string OrderedBy { get; init; }

    /// <summary>When it was ordered.</summary>
    public required DateTimeOffset OrderedAt { get; init; }

    /// <summary>What was paid before travel and is taken off the amount; null where nothing was.</summary>
    public Money? AlreadyPaid { get; init; }

    internal override Type Component => typeof(Components.Pages.PaymentConfirmation);
}
