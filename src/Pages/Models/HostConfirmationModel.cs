namespace CE4BIG.Pages.Models;

/// <summary>The host confirms the visit or declines.</summary>
public sealed record HostConfirmationModel : StepModel
{
    internal override Type Component => typeof(Components.Pages.HostConfirmation);
}
