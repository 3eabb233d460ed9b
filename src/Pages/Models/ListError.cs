namespace CE4BIG.Pages.Models;

/// <summary>One thing that is wrong with a list, where it stands.</summary>
/// <param name="Problem">What is wrong.</param>
/// <param name="Row">The row as a spreadsheet counts; null where it is about the whole file.</param>
/// <param name="Column">The column's heading; empty where it is about no single one.</param>
/// <param name="Limit">A number that the sentence names.</param>
public sealed record ListError(ListProblem Problem, int? Row = null, string Column = "", int Limit = 0);
