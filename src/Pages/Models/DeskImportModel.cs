using System.Collections.Immutable;

namespace CE4BIG.Pages.Models;

/// <summary>Where the coordinator imports lists of organisations: the lists in use, a form for a file, and what came of one.</summary>
public sealed record DeskImportModel : PageModel
{
    /// <summary>The lists in use.</summary>
    public required ImmutableArray<ListState> Lists { get; init; }

    /// <summary>The list that was chosen.</summary>
    public ListKind Kind { get; init; }

    /// <summary>What was read and can be taken into use; null where nothing was.</summary>
    public ListPreview? Preview { get; init; }

    /// <summary>What is wrong with a file: the first of it.</summary>
    public ImmutableArray<ListError> Errors { get; init; } = [];

    /// <summary>How much is wrong in all.</summary>
    public int ErrorCount { get; init; }

    /// <summary>The list that was just taken into use; null where none was.</summary>
    public ListKind? Done { get; init; }

    /// <summary>Whether a list was to be taken into use that is gone: another one was imported meanwhile.</summary>
    public bool Gone { get; init; }

    internal override Type Component => typeof(Components.Pages.DeskImport);

    internal override string Topic => "desk-import";

    internal override PageOutcome Outcome => PageOutcome.Form;

    internal override bool Wide => true;
}
