using System.Collections.Immutable;
using CE4BIG.Domain.Applications;

namespace CE4BIG.Pages.Models;

/// <summary>One section of the application form; what was typed into the others travels in hidden fields. Choices and limits follow from the frame's programme.</summary>
public sealed record ApplyModel : PageModel
{
    internal const string FormElement = "application-form";
    internal const string Address = "/apply";

    /// <summary>Made when the form was first shown; a second submit with it is the same application, saving it again the same draft.</summary>
    public required Guid FormId { get; init; }

    /// <summary>The section that is shown.</summary>
    public ApplicationSection Section { get; init; }

    /// <summary>How far each section is, and what the visit would bring.</summary>
    public required ApplicationProgress Progress { get; init; }

    /// <summary>What was typed in all sections, and what is wrong with it.</summary>
    public FormInput Input { get; init; } = FormInput.Empty;

    /// <summary>Names of host organisations to choose from while typing; any other may be typed.</summary>
    public ImmutableArray<string> HostNames { get; init; } = [];

    /// <summary>The draft that the form was resumed from, where it was.</summary>
    public DraftNote? Draft { get; init; }

    internal override Type Component => typeof(Components.Pages.Apply);

    internal override string Topic => "application";

    internal override PageOutcome Outcome => PageOutcome.Form;

    internal override string TitleKey => $"sections.{ApplicationSections.Code(Section)}";

    internal override bool Wide => true;

    internal override FormInput Form => Input;

    internal override (string Id, string Action, string Go)? KeepingForm => (FormElement, Address, Section is ApplicationSection.Review ? "submit" : "next");

    internal override IReadOnlyList<string> Scripts => ["live.js", "apply.js"];
}
