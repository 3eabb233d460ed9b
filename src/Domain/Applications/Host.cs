using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Applications;

/// <summary>The hosting organisation (HO).</summary>
/// <param name="Organisation">Registered name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Country">Where it is registered; its ceiling applies.</param>
/// <param name="ClusterId">Which cluster agrees to the visit (HOP).</param>
public sealed record Host(string Organisation, OrganisationKind Kind, CountryCode Country, string ClusterId);
