using System.Text.Json.Serialization;
using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Applications;

/// <summary>The visiting organisation (VO).</summary>
/// <param name="Organisation">Registered name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Country">Where it is registered.</param>
/// <param name="ClusterId">Of which cluster it is a member; that cluster pays (VOP).</param>
/// <param name="Vat">VAT number, where it gave one; compact, with the country's letters.</param>
/// <param name="Figures">Its size, where it applies as an SME.</param>
public sealed record Visitor(string Organisation, OrganisationKind Kind, CountryCode Country, string ClusterId, string? Vat, SmeFigures? Figures)
{
    /// <summary>
    /// By what the organisation is recognised when it applies again: its country with its name, however spaced, capitalised or punctuated,
    /// and its VAT number where it gave one. Two visitors that share a key are the same (domain: a visitor visits once per programme).
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<string> IdentityKeys
    {
        get
        {
            var name = string.Concat(Organisation.Where(char.IsLetterOrDigit)).ToLowerInvariant();
            string[] keys = [$"name-{Country}-{name}"];
            return Vat is null ? keys : [.. keys, $"vat-{Vat}"];
        }
    }
}
