namespace CE4BIG.Pages.Models;

/// <summary>Staff ask for a sign-in link.</summary>
public sealed record SignInModel : PageModel
{
    /// <summary>What was typed, and what is wrong with it.</summary>
    public FormInput Input { get; init; } = FormInput.Empty;

    internal override Type Component => typeof(Components.Pages.SignIn);

    internal override string Topic => "sign-in";

    internal override PageOutcome Outcome => PageOutcome.Form;

    internal override FormInput Form => Input;
}
