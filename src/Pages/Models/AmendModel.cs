using System.Collections.Immutable;

namespace CE4BIG.Pages.Models;

/// <summary>The visitor sends the application again, in another form; <see cref="StepModel.Input"/> starts with the values on record.</summary>
public abstract record AmendModel : StepModel
{
    /// <summary>Who asked for it or made it necessary, and why; empty where nobody gave a reason.</summary>
    public ImmutableArray<HistoryEntry> Asked { get; init; } = [];

    internal override Type Component => typeof(Components.Pages.Amend);
}
