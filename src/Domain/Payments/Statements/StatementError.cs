namespace CE4BIG.Domain.Payments.Statements;

/// <summary>What is wrong with a file.</summary>
/// <param name="Problem">What.</param>
/// <param name="Line">In which line, where that can be said.</param>
public sealed record StatementError(StatementProblem Problem, int? Line);
