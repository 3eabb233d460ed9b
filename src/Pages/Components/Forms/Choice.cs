namespace CE4BIG.Pages.Components.Forms;

/// <summary>One choice of several.</summary>
/// <param name="Code">As it is posted.</param>
/// <param name="Text">As people read it.</param>
/// <param name="Hint">What it means, where the text alone does not say.</param>
public readonly record struct Choice(string Code, string Text, string? Hint = null)
{
    /// <summary>Whether fields belong to it, which stand right below it.</summary>
    public bool HasFields { get; init; }

    /// <summary>Whether it has to be explained.</summary>
    public bool NeedsReason { get; init; }
}
