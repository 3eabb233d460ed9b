namespace CE4BIG.Pages.Models;

/// <summary>The note that asks money back, made to be printed.</summary>
/// <param name="Facts">The essentials.</param>
/// <param name="Recovery">How much, why, until when, and what became of it.</param>
/// <param name="Payment">What was paid.</param>
/// <param name="Back">Where the reader came from.</param>
public sealed record DebitNoteModel(ExchangeFacts Facts, RecoveryFacts Recovery, PaymentFacts? Payment, string Back) : PageModel
{
    internal override Type Component => typeof(Components.Pages.DebitNote);

    internal override string Topic => "debit-note";

    internal override PageOutcome Outcome => PageOutcome.Page;
}
