using CE4BIG.Domain.Exchanges;
using CE4BIG.Pages.Models;

namespace CE4BIG.Pages.Words;

/// <summary>How decisions are called: as a choice, as a fact afterwards, and what follows from them.</summary>
internal static class DecisionWords
{
    /// <summary>Both clusters' approvals offer the same choices.</summary>
    public static string Group(StepKind kind) => kind is StepKind.VisitingApproval or StepKind.HostingApproval ? "Approval" : kind.ToString();

    /// <summary>The decision as a fact: "The host confirmed the visit".</summary>
    public static string Past(Vocabulary words, StepKind kind, Decision decision) => words[$"decision.{kind}.{DecisionNames.Of(decision)}"];

    /// <summary>What happened, as a fact.</summary>
    public static string Past(Vocabulary words, HistoryEntry entry) => entry switch
    {
        { Action: AuditAction.Decided, Step: { } step, Decision: { } decision } => Past(words, step.Kind, decision),
        { Action: AuditAction.Expired, Step: { } step } => words[$"expired.{step.Kind}"],
        { Action: AuditAction.Intervened, Intervention: { } intervention } => words[$"Intervention.{intervention}"],
        _ => words[$"AuditAction.{entry.Action}", ("step", entry.Step is { } step ? words.Name(step.Kind) : "")],
    };

    /// <summary>What follows from the decision.</summary>
    public static string Next(Vocabulary words, StepKind kind, Decision decision) => words[$"next.{Group(kind)}.{DecisionNames.Of(decision)}"];
}
