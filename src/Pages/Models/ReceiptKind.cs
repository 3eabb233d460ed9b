namespace CE4BIG.Pages.Models;

/// <summary>What a receipt answers.</summary>
public enum ReceiptKind
{
    /// <summary>The decision has just been stored.</summary>
    Recorded,

    /// <summary>The same decision came again; it was stored before.</summary>
    Replayed,

    /// <summary>Another decision came; the recorded one stands (409).</summary>
    DecidedDifferently,
}
