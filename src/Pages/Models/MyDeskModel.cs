using System.Collections.Immutable;

namespace CE4BIG.Pages.Models;

/// <summary>The settings of the member of staff who is signed in: how mails come, and when they are away.</summary>
public sealed record MyDeskModel : PageModel
{
    /// <summary>Who it is, with every absence of theirs.</summary>
    public required StaffPerson Me { get; init; }

    /// <summary>The cluster's name; null for a coordinator.</summary>
    public required string? Cluster { get; init; }

    /// <summary>Whether they get one mail a day.</summary>
    public required bool Digest { get; init; }

    /// <summary>Who may stand in.</summary>
    public required ImmutableArray<Colleague> StandIns { get; init; }

    /// <summary>What was just changed; null where somebody only looks.</summary>
    public StaffChange? Done { get; init; }

    /// <summary>What was typed, and what is wrong with it.</summary>
    public FormInput Input { get; init; } = FormInput.Empty;

    internal override Type Component => typeof(Components.Pages.MyDesk);

    internal override string Topic => "desk-me";

    internal override PageOutcome Outcome => PageOutcome.Form;

    internal override FormInput? Form => Input;
}
