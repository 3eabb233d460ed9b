using CE4BIG.Domain.Calendar;

namespace CE4BIG.Pages.Models;

/// <summary>An organisation of a list.</summary>
/// <param name="Organisation">Its registered name.</param>
/// <param name="Country">Where it is registered.</param>
/// <param name="Cluster">Its cluster, by id.</param>
/// <param name="Vat">Its VAT number; null where it gave none.</param>
public sealed record ListLine(string Organisation, CountryCode Country, string Cluster, string? Vat);
