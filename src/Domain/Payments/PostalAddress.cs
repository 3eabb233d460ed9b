using CE4BIG.Domain.Calendar;

namespace CE4BIG.Domain.Payments;

/// <summary>As much of an address as a transfer needs: since 15.11.2026 town and country, or none at all (domain: Bank).</summary>
/// <param name="Town">The town.</param>
/// <param name="Country">The country.</param>
public sealed record PostalAddress(string Town, CountryCode Country);
