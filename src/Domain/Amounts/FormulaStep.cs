namespace CE4BIG.Domain.Amounts;

/// <summary>A line of the calculation and what stands after it.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Result">The amount after it.</param>
public readonly record struct FormulaStep(FormulaStepKind Kind, Money Result);
