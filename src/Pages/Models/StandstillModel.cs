namespace CE4BIG.Pages.Models;

/// <summary>What a coordinator checks after a restore, and the form that lets the desk go on; afterwards, who did.</summary>
public sealed record StandstillModel : PageModel
{
    /// <summary>The backup that was restored; null where none ever was.</summary>
    public RestoreFacts? Restore { get; init; }

    /// <summary>Who let the desk go on; null while it stands still.</summary>
    public LiftingFacts? Lifted { get; init; }

    /// <summary>What was typed.</summary>
    public FormInput Input { get; init; } = FormInput.Empty;

    internal override Type Component => typeof(Components.Pages.Standstill);

    internal override string Topic => "desk-standstill";

    internal override PageOutcome Outcome => PageOutcome.Form;

    internal override FormInput? Form => Input;
}
