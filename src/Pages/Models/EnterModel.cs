namespace CE4BIG.Pages.Models;

/// <summary>A button, since a GET never signs anybody in: mail scanners open links.</summary>
/// <param name="Secret">The secret of the sign-in link.</param>
public sealed record EnterModel(string Secret) : PageModel
{
    internal override Type Component => typeof(Components.Pages.Enter);

    internal override string Topic => "enter";

    internal override PageOutcome Outcome => PageOutcome.Form;
}
