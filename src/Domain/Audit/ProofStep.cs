namespace CE4BIG.Domain.Audit;

/// <summary>One step of a proof: the hash beside the way.</summary>
/// <param name="IsLeft">Whether it stands to the left.</param>
/// <param name="Hash">The hash.</param>
public sealed record ProofStep(bool IsLeft, string Hash);
