namespace CE4BIG.Pages.Models;

/// <summary>Finance enters value date and bank reference of the payment made.</summary>
public sealed record PaymentConfirmationModel : StepModel
{
    /// <summary>Who ordered the payment.</summary>
    public required string OrderedBy { get; init; }

    /// <summary>When it was ordered.</summary>
    public required DateTimeOffset OrderedAt { get; init; }

    internal override Type Component => typeof(Components.Pages.PaymentConfirmation);
}
