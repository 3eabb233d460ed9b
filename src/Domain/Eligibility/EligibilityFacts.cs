namespace CE4BIG.Domain.Eligibility;

/// <summary>What the application itself cannot tell.</summary>
/// <param name="HasVisited">Whether the visitor already has an exchange in this programme that counts against its visits.</param>
public sealed record EligibilityFacts(bool HasVisited);
