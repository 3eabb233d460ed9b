using CE4BIG.Domain.Amounts;

namespace CE4BIG.Pages.Models;

/// <summary>The visitor's money as far as it has come.</summary>
/// <param name="Expected">What the application as it stands would bring; null where it cannot be computed.</param>
/// <param name="Reserved">What was reserved at the award: the most that can be paid.</param>
/// <param name="Certified">What the certified days bring; frozen at the validation.</param>
/// <param name="Paid">What has reached the visitor.</param>
public sealed record MoneyFacts(Money? Expected, Money? Reserved, Money? Certified, Money Paid);
