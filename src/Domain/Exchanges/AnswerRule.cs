using System.Collections.Immutable;

namespace CE4BIG.Domain.Exchanges;

/// <summary>One answer that a step takes, and what it may lead to.</summary>
/// <param name="Decision">The answer.</param>
/// <param name="NeedsReason">Whether it is refused without a reason: whatever disappoints somebody is.</param>
/// <param name="Leads">What it may lead to; nothing where the step stays the last one.</param>
public sealed record AnswerRule(Decision Decision, bool NeedsReason, ImmutableArray<Consequence> Leads);
