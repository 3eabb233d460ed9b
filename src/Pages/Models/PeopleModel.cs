using System.Collections.Immutable;

namespace CE4BIG.Pages.Models;

/// <summary>Everybody on a programme's staff: who does what, who is away when, and who stands in.</summary>
public sealed record PeopleModel : PageModel
{
    /// <summary>Cluster by cluster, then the coordinators.</summary>
    public required ImmutableArray<StaffGroup> Groups { get; init; }

    /// <summary>What was just changed; null where somebody only looks.</summary>
    public StaffChange? Done { get; init; }

    /// <summary>What was typed, and what is wrong with it.</summary>
    public FormInput Input { get; init; } = FormInput.Empty;

    internal override Type Component => typeof(Components.Pages.People);

    internal override string Topic => "desk-people";

    internal override PageOutcome Outcome => Input.Errors.IsEmpty ? PageOutcome.Page : PageOutcome.Form;

    internal override bool Wide => true;

    internal override FormInput? Form => Input;
}
