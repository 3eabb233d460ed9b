namespace CE4BIG.Domain.Applications.Drafts;

/// <summary>What happens next to a draft that its owner leaves alone.</summary>
/// <param name="Move">What.</param>
/// <param name="At">When.</param>
public readonly record struct DraftDue(DraftMove Move, DateTimeOffset At);
