namespace CE4BIG.Domain.Programmes;

/// <summary>A kind of proof that a report carries (domain: Evidence checklist).</summary>
/// <param name="Key">Short name in forms and stored files, for example <c>outbound-travel</c>.</param>
/// <param name="Mandatory">Whether a report without it is refused.</param>
/// <param name="WhenVirtual">Whether it is asked of a virtual visit as well: nobody travels to a screen.</param>
public sealed record EvidenceItem(string Key, bool Mandatory, bool WhenVirtual);
