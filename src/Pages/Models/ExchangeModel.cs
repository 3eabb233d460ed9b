using System.Collections.Immutable;

namespace CE4BIG.Pages.Models;

/// <summary>The visitor's own page of an exchange: where it stands, who holds it, the amount, what has happened.</summary>
public sealed record ExchangeModel : PageModel
{
    /// <summary>The essentials.</summary>
    public required ExchangeFacts Facts { get; init; }

    /// <summary>The open steps.</summary>
    public ImmutableArray<WaitingFor> Waiting { get; init; } = [];

    /// <summary>What has happened, oldest first.</summary>
    public ImmutableArray<HistoryEntry> History { get; init; } = [];

    /// <summary>Why the exchange ended, in the words of whoever ended it.</summary>
    public string? EndReason { get; init; }

    /// <summary>The payment, once finance has confirmed it.</summary>
    public PaymentFacts? Payment { get; init; }

    internal override Type Component => typeof(Components.Pages.ExchangeStatus);

    internal override string Topic => "exchange";

    internal override PageOutcome Outcome => PageOutcome.Page;
}
