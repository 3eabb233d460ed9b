namespace CE4BIG.Pages.Models;

/// <summary>Finance checks and orders the payment; the bank data is the application's.</summary>
public sealed record PaymentOrderModel : StepModel
{
    /// <summary>Who validated the report.</summary>
    public required string ValidatedBy { get; init; }

    /// <summary>When it was validated.</summary>
    public required DateTimeOffset ValidatedAt { get; init; }

    /// <summary>What the host certified.</summary>
    public required CertifiedVisit Certified { get; init; }

    internal override Type Component => typeof(Components.Pages.PaymentOrder);
}
