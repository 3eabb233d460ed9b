namespace CE4BIG.Pages.Models;

/// <summary>The host certifies the actual dates or reports a no-show.</summary>
/// <param name="Basis">What every form of a step starts from.</param>
public sealed record CertificateModel(StepBasis Basis) : StepModel(Basis)
{
    internal override Type Component => typeof(Components.Pages.Certificate);
}
