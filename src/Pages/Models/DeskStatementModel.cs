using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Payments.Statements;

namespace CE4BIG.Pages.Models;

/// <summary>Where finance hands in a bank statement: the form, then what it would change, then what it has changed.</summary>
public sealed record DeskStatementModel : PageModel
{
    // A page of at most 100 KB holds no more. What needs somebody comes first.
    private const int MostHarmless = 10;
    private const int MostShown = 40;

    /// <summary>What the statement says, in its order; null before one was handed in.</summary>
    public ImmutableArray<StatementLine>? Lines { get; init; }

    /// <summary>Whether it was done, and not only looked at.</summary>
    public bool IsDone { get; init; }

    /// <summary>Whether the statement would change more than is shown: the same one has to be handed in again afterwards.</summary>
    public bool HasMore { get; init; }

    /// <summary>The bookings that change something, to be sent back as the confirmation.</summary>
    public string Changes { get; init; } = "";

    /// <summary>What is wrong with the file.</summary>
    public FormInput Input { get; init; } = FormInput.Empty;

    internal override Type Component => typeof(Components.Pages.DeskStatement);

    internal override string Topic => "desk-statement";

    internal override PageOutcome Outcome => Input.Errors.IsEmpty ? PageOutcome.Page : PageOutcome.Form;

    internal override FormInput Form => Input;

    internal override bool Wide => true;

    internal IEnumerable<StatementLine> Changing => (Lines ?? []).Where(line => line.Settlement.Changes);

    /// <summary>What changes nothing, with the reason: first what somebody must see to, then the first ones of what needs nobody.</summary>
    internal IEnumerable<StatementLine> Others =>
    [
        .. Unchanging.Where(line => !NeedsNobody(line)).Take(MostShown),
        .. Unchanging.Where(NeedsNobody).OrderBy(line => line.Settlement.Kind == SettlementKind.NotOurs).Take(MostHarmless),
    ];

    internal int NotShown => Unchanging.Count() - Others.Count();

    private IEnumerable<StatementLine> Unchanging => (Lines ?? []).Where(line => !line.Settlement.Changes);

    private static bool NeedsNobody(StatementLine line) =>
        line.Settlement.Kind is SettlementKind.PaidBefore or SettlementKind.ReturnedBefore or SettlementKind.NotBooked or SettlementKind.NotOurs;

    internal Money Sum(SettlementKind kind) => Changing.Where(line => line.Settlement.Kind == kind).Aggregate(Money.Zero, (sum, line) => sum + line.Entry.Amount);

    internal int Count(SettlementKind kind) => Changing.Count(line => line.Settlement.Kind == kind);
}
