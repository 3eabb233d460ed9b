namespace CE4BIG.Pages.Models;

/// <summary>The application form. Choices and limits follow from the frame's programme.</summary>
public sealed record ApplyModel : PageModel
{
    /// <summary>Made when the form was first shown; a second submit with it is the same application.</summary>
    public required Guid FormId { get; init; }

    /// <summary>What was typed, and what is wrong with it.</summary>
    public FormInput Input { get; init; } = FormInput.Empty;

    internal override Type Component => typeof(Components.Pages.Apply);

    internal override string Topic => "application";

    internal override PageOutcome Outcome => PageOutcome.Form;

    internal override FormInput Form => Input;
}
