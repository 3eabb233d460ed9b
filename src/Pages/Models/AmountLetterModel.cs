namespace CE4BIG.Pages.Models;

/// <summary>The letter that says the frozen amount with its calculation, made to be printed.</summary>
/// <param name="Facts">The essentials, with the frozen lump sum.</param>
/// <param name="Certified">What the host certified; null where nothing had to be.</param>
/// <param name="Payment">The payment, once it is made.</param>
/// <param name="Back">Where the reader came from.</param>
public sealed record AmountLetterModel(ExchangeFacts Facts, CertifiedVisit? Certified, PaymentFacts? Payment, string Back) : PageModel
{
    internal override Type Component => typeof(Components.Pages.AmountLetter);

    internal override string Topic => "amount-letter";

    internal override PageOutcome Outcome => PageOutcome.Page;
}
