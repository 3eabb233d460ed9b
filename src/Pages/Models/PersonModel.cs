using System.Collections.Immutable;

namespace CE4BIG.Pages.Models;

/// <summary>All that is held about one person, found by their address.</summary>
public sealed record PersonModel : PageModel
{
    /// <summary>The address that was looked for; null before.</summary>
    public string? Email { get; init; }

    /// <summary>The exchanges in which it stands.</summary>
    public ImmutableArray<PersonExchange> Exchanges { get; init; } = [];

    /// <summary>Whether there are more exchanges than are shown.</summary>
    public bool HasMore { get; init; }

    /// <summary>When each application that they began was last kept.</summary>
    public ImmutableArray<DateTimeOffset> Drafts { get; init; } = [];

    /// <summary>What they are on the staff, and when they are away; null where they are not on it.</summary>
    public StaffPerson? OnStaff { get; init; }

    /// <summary>What was typed, and what is wrong with it.</summary>
    public FormInput Input { get; init; } = FormInput.Empty;

    internal override Type Component => typeof(Components.Pages.Person);

    internal override string Topic => "desk-person";

    internal override PageOutcome Outcome => Input.Errors.IsEmpty ? PageOutcome.Page : PageOutcome.Form;

    internal override bool Wide => true;

    internal override FormInput? Form => Input;

    internal bool FoundNothing => Email is not null && Exchanges.IsEmpty && Drafts.IsEmpty && OnStaff is null;
}
