namespace CE4BIG.Pages.Models;

/// <summary>The same answer for every address: if it is known, a link is on its way.</summary>
/// <param name="Email">The address as typed.</param>
public sealed record SignInSentModel(string Email) : PageModel
{
    internal override Type Component => typeof(Components.Pages.SignInSent);

    internal override string Topic => "sign-in";

    internal override PageOutcome Outcome => PageOutcome.Receipt;

    internal override string TitleKey => "title.sign-in-sent";
}
