namespace CE4BIG.Functions.Desk;

/// <summary>An open step in a list by deadline.</summary>
/// <param name="Entry">The exchange it belongs to.</param>
/// <param name="Step">The step.</param>
public sealed record DeskTask(DeskEntry Entry, DeskStep Step);
