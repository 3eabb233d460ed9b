namespace CE4BIG.Domain.Programmes;

/// <summary>Which wording people agreed to; stored with what they signed.</summary>
/// <param name="Commitment">The Commitment to Quality.</param>
/// <param name="Declarations">The visitor's declarations.</param>
/// <param name="Privacy">The privacy notice.</param>
public sealed record TextVersions(string Commitment, string Declarations, string Privacy);
