namespace CE4BIG.Domain.Applications;

/// <summary>What the visitor declares by submitting (domain: Evidence checklist, "Before approval").</summary>
/// <param name="Sme">The figures given are right.</param>
/// <param name="Membership">The organisation is a member of the named cluster.</param>
/// <param name="NoDoubleFunding">Nobody else pays for the same costs.</param>
/// <param name="Privacy">The privacy notice was read.</param>
/// <param name="DeMinimis">The sum of earlier de minimis aid is right; asked only where the programme has the switch.</param>
public sealed record Declarations(bool Sme, bool Membership, bool NoDoubleFunding, bool Privacy, bool DeMinimis = false);
