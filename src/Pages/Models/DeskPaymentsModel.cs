using System.Collections.Immutable;

namespace CE4BIG.Pages.Models;

/// <summary>Where finance makes payment files: what is ordered and in none yet, and the files that were made.</summary>
public sealed record DeskPaymentsModel : PageModel
{
    /// <summary>The ordered payments that are in no file.</summary>
    public required ImmutableArray<PaymentChoice> Ready { get; init; }

    /// <summary>The files, newest first.</summary>
    public required ImmutableArray<PaymentFileRow> Files { get; init; }

    /// <summary>The account that pays, masked; null where the programme names none.</summary>
    public required string? Account { get; init; }

    /// <summary>The most payments that one file takes.</summary>
    public required int MostInAFile { get; init; }

    /// <summary>Whether more is ordered than is shown.</summary>
    public bool MoreReady { get; init; }

    /// <summary>Whether these are the newest files.</summary>
    public bool IsFirst { get; init; } = true;

    /// <summary>Where older files go on, for <c>?page=</c>; null on the last.</summary>
    public string? NextPage { get; init; }

    /// <summary>The file that was just made.</summary>
    public string? Made { get; init; }

    /// <summary>The file whose payments were just set free.</summary>
    public string? Released { get; init; }

    /// <summary>The file that could not be set free: its form says why.</summary>
    public string? NotReleased { get; init; }

    /// <summary>What was typed, and what is wrong with it.</summary>
    public FormInput Input { get; init; } = FormInput.Empty;

    /// <summary>What the ids of a file's form begin with.</summary>
    public static string Prefix(string messageId) => $"{messageId}-";

    internal override Type Component => typeof(Components.Pages.DeskPayments);

    internal override string Topic => "desk-payments";

    internal override PageOutcome Outcome => Input.Errors.IsEmpty ? PageOutcome.Page : PageOutcome.Form;

    internal override FormInput Form => Input;

    internal override string FormPrefix => NotReleased is { } file ? Prefix(file) : "";

    internal override bool Wide => true;
}
