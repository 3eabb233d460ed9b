using System.Collections.Immutable;

namespace CE4BIG.Domain.Exchanges;

/// <summary>Everything that may happen to one kind of step.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Stage">The stage it belongs to.</param>
/// <param name="Asked">Whom it is asked of; null for steps that wait for a date or for money.</param>
/// <param name="Answers">What may be answered, in the order a page shows it.</param>
/// <param name="Silence">What may happen when nobody answers in time.</param>
public sealed record StepRule(StepKind Kind, Stage Stage, Role? Asked, ImmutableArray<AnswerRule> Answers, ImmutableArray<Consequence> Silence)
{
    /// <summary>The rule of one answer; null where this step does not take it.</summary>
    public AnswerRule? Find(Decision decision) => Answers.FirstOrDefault(answer => answer.Decision == decision);
}
