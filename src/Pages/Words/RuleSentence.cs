using CE4BIG.Domain.Eligibility;

namespace CE4BIG.Pages.Words;

/// <summary>Says why a rule of eligibility is not kept.</summary>
internal static class RuleSentence
{
    public static string FailedKey(EligibilityRule rule) => $"ruleFailed.{rule}";

    public static string Failed(RuleOutcome outcome, Vocabulary words, Formats formats)
    {
        var facts = outcome.Facts;
        return words[FailedKey(outcome.Rule),
            ("country", facts.Country is { } country ? Countries.Name(words, country) : ""),
            ("count", formats.Number(facts.Count ?? 0)),
            ("limit", formats.Number(facts.Limit ?? 0)),
            ("maximum", facts.Maximum is { } maximum ? formats.RoundAmount(maximum) : ""),
            ("ceiling", facts.AmountLimit is { } ceiling ? formats.RoundAmount(ceiling) : ""),
            ("from", facts.From is { } from ? formats.Date(from) : ""),
            ("to", facts.To is { } to ? formats.Date(to) : "")];
    }
}
