using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Models;

/// <summary>What every form of a step starts from.</summary>
/// <param name="Facts">The essentials of the exchange.</param>
/// <param name="Step">Which step.</param>
/// <param name="Secret">The secret of the link, carried on in a hidden field.</param>
/// <param name="IssuedTo">The person whom the link was issued to.</param>
/// <param name="Due">The deadline.</param>
/// <param name="Input">What was typed or stands on record, and what is wrong with it.</param>
public sealed record StepBasis(ExchangeFacts Facts, StepKey Step, string Secret, string IssuedTo, DateTimeOffset Due, FormInput Input);
