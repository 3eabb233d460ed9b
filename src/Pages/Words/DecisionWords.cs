using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Words;

/// <summary>How decisions are called: as a choice, as a fact afterwards, and what follows from them.</summary>
internal static class DecisionWords
{
    /// <summary>Both clusters' approvals offer the same choices.</summary>
    public static string Group(StepKind kind) => kind is StepKind.VisitingApproval or StepKind.HostingApproval ? "Approval" : kind.ToString();

    /// <summary>The decision as a fact: "The host confirmed the visit".</summary>
    public static string Past(Vocabulary words, StepKind? kind, string decision)
    {
        var key = $"decision.{kind?.ToString() ?? "Application"}.{decision}";
        return words.Has(key) ? words[key] : words["decision.other", ("step", kind is { } step ? words.Name(step) : words["Stage.Application"]), ("decision", decision)];
    }

    /// <summary>What follows from the decision; null where nothing needs saying.</summary>
    public static string? Next(Vocabulary words, StepKind kind, string decision)
    {
        var key = $"next.{Group(kind)}.{decision}";
        return words.Has(key) ? words[key] : null;
    }
}
