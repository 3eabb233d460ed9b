namespace CE4BIG.Domain.Eligibility;

/// <summary>How one rule came out.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Passed">Whether the application keeps it.</param>
/// <param name="Field">The form's field to look at first when it does not.</param>
/// <param name="Facts">What the sentence about it names.</param>
public sealed record RuleOutcome(EligibilityRule Rule, bool Passed, string Field, RuleFacts Facts);
