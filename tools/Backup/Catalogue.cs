using System.Collections.Immutable;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Backup;

/// <summary>
/// What a backup holds, and in which order it is read while the app runs. Tables do not commit together, so the order decides what a move
/// in the meantime leaves behind, and it is always what the app repairs:
/// a draft is read before the exchange that it becomes, else both could be missed; an anchor before the trails that it names, else it would
/// prove more than was saved; whatever is written before its exchange (a visit's claim, a file's register, a person's, the money of an award)
/// after it, so that none is missing; and the claims of payments after the exchanges that ordered them, so that nothing is paid twice.
/// </summary>
internal static class Catalogue
{
    /// <summary>The tables that are saved, in the order in which they are read.</summary>
    public static ImmutableArray<SavedTable> Saved { get; } =
    [
        new(TableNames.Settings, "the anchor of a faster clock: without it programme time would go back"),
        new(TableNames.Staff, "absences, views, what waits for the mail of the day"),
        new(TableNames.Lists, "imported lists: a row says which version is in use", Whole: true),
        new(TableNames.Anchors, "the chain of daily anchors"),
        new(TableNames.Drafts, "applications that were begun"),
        new(TableNames.Exchanges, "the exchanges themselves"),
        new(TableNames.Ledger, "what was booked when, and the line for money"),
        new(TableNames.Payments, "which payment is in which file: without it one could be paid twice"),
        new(TableNames.Visits, "who visits already"),
        new(TableNames.Evidence, "which exchanges handed in a file"),
        new(TableNames.People, "in which exchanges an address stands"),
        new(TableNames.Access, "who took an audit file"),
        new(TableNames.Idempotency, "answers that other programs may ask for again"),
    ];

    /// <summary>The tables that are not saved, with who makes them again.</summary>
    public static ImmutableDictionary<string, string> MadeAgain { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [TableNames.Agenda] = "restore marks every exchange as due; the sweep sets each going and its workflow writes the date",
        [TableNames.Standstill] = "restore notes itself there, and what was noted of an earlier one belongs to the account that was lost",
        [TableNames.Desk] = "a projection (ADR-0007); DeskUpkeep writes it from the exchanges at the start",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>The containers, in the order in which they are read: after the tables, so that what a row points at is there.</summary>
    public static ImmutableArray<string> Containers { get; } = ["programmes", "anchors", "evidence"];

    /// <summary>What the names of the workflow engine's tables begin with (host.json). They are not saved: the sweep starts every exchange from its state.</summary>
    public const string Hub = "ExchangeDesk";
}
