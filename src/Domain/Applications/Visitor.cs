using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Applications;

/// <summary>The visiting organisation (VO).</summary>
/// <param name="Organisation">Registered name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Country">Where it is registered.</param>
/// <param name="ClusterId">Of which cluster it is a member; that cluster pays (VOP).</param>
/// <param name="Vat">VAT number, where it gave one.</param>
/// <param name="Figures">Its size, where it applies as an SME.</param>
public sealed record Visitor(string Organisation, OrganisationKind Kind, CountryCode Country, string ClusterId, string? Vat, SmeFigures? Figures);
