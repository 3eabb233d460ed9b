using System.Collections.Immutable;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Models;

/// <summary>The recorded decision of a step, for the person who took it.</summary>
public sealed record ReceiptModel : PageModel
{
    /// <summary>What this receipt answers.</summary>
    public required ReceiptKind Kind { get; init; }

    /// <summary>The exchange.</summary>
    public required ExchangeId Exchange { get; init; }

    /// <summary>The step.</summary>
    public required StepKey Step { get; init; }

    /// <summary>The recorded decision.</summary>
    public required Decision Decision { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who took it.</summary>
    public required string By { get; init; }

    /// <summary>The reason that was given.</summary>
    public string? Reason { get; init; }

    /// <summary>The open steps after it: who is asked now.</summary>
    public ImmutableArray<WaitingFor> Waiting { get; init; } = [];

    /// <summary>The reader's own page of the exchange, for visitor and host.</summary>
    public string? OwnPage { get; init; }

    internal override Type Component => typeof(Components.Pages.Receipt);

    internal override string Topic => StepKey.Name(Step.Kind);

    internal override PageOutcome Outcome => Kind == ReceiptKind.DecidedDifferently ? PageOutcome.Error : PageOutcome.Receipt;

    internal override string TitleKey => $"receipt.{Kind}";
}
