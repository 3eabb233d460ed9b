namespace CE4BIG.Domain.Applications;

/// <summary>What the visitor declares by submitting (domain: Evidence checklist, "Before approval").</summary>
/// <param name="Sme">The figures given are right.</param>
/// <param name="Membership">The organisation is a member of the named cluster.</param>
/// <param name="NoDoubleFunding">Nobody else pays for the same costs.</param>
/// <param name="Privacy">The privacy notice was read.</param>
public sealed record Declarations(bool Sme, bool Membership, bool NoDoubleFunding, bool Privacy);
