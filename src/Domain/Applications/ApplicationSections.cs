using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using static CE4BIG.Domain.Applications.ApplicationFields;

namespace CE4BIG.Domain.Applications;

/// <summary>Which field of the application stands in which of its sections.</summary>
public static class ApplicationSections
{
    private static readonly FrozenDictionary<ApplicationSection, IReadOnlyList<string>> Lists = new Dictionary<ApplicationSection, IReadOnlyList<string>>
    {
        [ApplicationSection.Organisation] =
            [VisitorOrganisation, VisitorKind, VisitorCountry, VisitorCluster, VisitorVat, VisitorStaff, VisitorTurnover, VisitorBalanceSheet],
        [ApplicationSection.Person] = [VisitorName, VisitorEmail, VisitorLanguage],
        [ApplicationSection.Host] = [HostOrganisation, HostKind, HostCountry, HostCluster, HostName, HostEmail, HostLanguage],
        [ApplicationSection.Visit] = [StartDate, EndDate, DistanceKm, Virtual],
        [ApplicationSection.Purpose] = [Goals, Objectives, Agenda],
        [ApplicationSection.Bank] = [AccountHolder, Iban, Bic, Prefinancing],
        [ApplicationSection.Declarations] = [DeclareSme, DeclareMembership, DeclareNoDoubleFunding, DeMinimisEur, DeclareDeMinimis, DeclarePrivacy],
        [ApplicationSection.Review] = [],
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, ApplicationSection> Places = Lists
        .SelectMany(section => section.Value.Select(field => KeyValuePair.Create(field, section.Key)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All sections in their order, the review last.</summary>
    public static IReadOnlyList<ApplicationSection> All { get; } = Enum.GetValues<ApplicationSection>();

    /// <summary>The section's name in forms and addresses: <c>organisation</c>.</summary>
    public static string Code(ApplicationSection section) => section switch
    {
        ApplicationSection.Organisation => "organisation",
        ApplicationSection.Person => "person",
        ApplicationSection.Host => "host",
        ApplicationSection.Visit => "visit",
        ApplicationSection.Purpose => "purpose",
        ApplicationSection.Bank => "bank",
        ApplicationSection.Declarations => "declarations",
        ApplicationSection.Review => "review",
    };

    /// <summary>Reads a section's name.</summary>
    public static bool TryParse([NotNullWhen(true)] string? code, out ApplicationSection section)
    {
        foreach (var candidate in All)
        {
            if (Code(candidate) == code)
            {
                section = candidate;
                return true;
            }
        }

        section = default;
        return false;
    }

    /// <summary>The fields of a section in the form's order; the days of an agenda count as <see cref="Agenda"/>.</summary>
    public static IReadOnlyList<string> Fields(ApplicationSection section) => Lists[section];

    /// <summary>The section in which a field stands; null for what is no field of the application.</summary>
    public static ApplicationSection? Of(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return Places.TryGetValue(field, out var section) ? section : DailyAgenda.IsField(field) ? ApplicationSection.Purpose : null;
    }
}
