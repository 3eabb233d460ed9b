namespace CE4BIG.Pages.Models;

/// <summary>The application form. Choices and limits follow from the frame's programme.</summary>
public sealed record ApplyModel : PageModel
{
    internal const string FormElement = "application-form";
    internal const string Address = "/apply";

    /// <summary>Made when the form was first shown; a second submit with it is the same application, saving it again the same draft.</summary>
    public required Guid FormId { get; init; }

    /// <summary>What was typed, and what is wrong with it.</summary>
    public FormInput Input { get; init; } = FormInput.Empty;

    /// <summary>The draft that the form was resumed from, where it was.</summary>
    public DraftNote? Draft { get; init; }

    internal override Type Component => typeof(Components.Pages.Apply);

    internal override string Topic => "application";

    internal override PageOutcome Outcome => PageOutcome.Form;

    internal override FormInput Form => Input;

    internal override (string Id, string Action)? KeepingForm => (FormElement, Address);
}
