using System.Collections.Immutable;

namespace CE4BIG.Domain.Exchanges;

/// <summary>Who may step in from outside the steps, when, and what it may lead to.</summary>
/// <param name="What">What is done.</param>
/// <param name="By">Who may.</param>
/// <param name="While">The steps of which one must be open.</param>
/// <param name="Leads">What it may lead to; nothing where the exchange stays where it is.</param>
public sealed record InterventionRule(Intervention What, ImmutableArray<Role> By, ImmutableArray<StepKind> While, ImmutableArray<Consequence> Leads);
