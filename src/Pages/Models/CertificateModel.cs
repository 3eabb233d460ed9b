namespace CE4BIG.Pages.Models;

/// <summary>The host certifies the actual dates or reports a no-show.</summary>
public sealed record CertificateModel : StepModel
{
    internal override Type Component => typeof(Components.Pages.Certificate);
}
