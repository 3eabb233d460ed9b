using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Models;

/// <summary>How many exchanges are in a stage.</summary>
public sealed record StageCount(Stage Stage, long Count);
