using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Tests.Programmes;

namespace CE4BIG.Domain.Tests.Applications;

/// <summary>A form that is right in every field, to be spoilt one field at a time.</summary>
internal static class Forms
{
    public static Dictionary<string, string> Valid() => new(StringComparer.Ordinal)
    {
        ["programme"] = "ce4big",
        ["visitorOrganisation"] = "Selvita Diagnostics sp. z o.o.",
        ["visitorKind"] = "sme",
        ["visitorCountry"] = "PL",
        ["visitorCluster"] = "lsk",
        ["visitorVat"] = "PL 676-22-63-271",
        ["visitorStaff"] = "24",
        ["visitorTurnover"] = "3,25",
        ["visitorBalanceSheet"] = "1.8",
        ["visitorName"] = "Zofia Dąbrowska",
        ["visitorEmail"] = "zofia.dabrowska@visitor.example",
        ["visitorLanguage"] = "pl",
        ["hostOrganisation"] = "Nantes Biothérapies",
        ["hostKind"] = "large-company",
        ["hostCountry"] = "FR",
        ["hostCluster"] = "atlanpole",
        ["hostName"] = "Jean O’Connor",
        ["hostEmail"] = "jean.oconnor@host.example",
        ["hostLanguage"] = "fr",
        ["startDate"] = "2026-06-08",
        ["endDate"] = "2026-06-12",
        ["distanceKm"] = "1 720",
        ["goals"] = "Learn how cell therapies are scaled up.\r\nMeet two suppliers.",
        ["objectives"] = "A shared protocol.",
        ["agenda"] = "Mon: site visit\nTue: workshop",
        ["iban"] = "PL61 1090 1014 0000 0712 1981 2874",
        ["bic"] = "wbkpplpp",
        ["accountHolder"] = "Selvita Diagnostics",
        ["declareSme"] = "yes",
        ["declareMembership"] = "yes",
        ["declareNoDoubleFunding"] = "yes",
        ["declarePrivacy"] = "yes",
    };

    /// <summary>The same, with what only some programmes ask for.</summary>
    public static Dictionary<string, string> Full() => new(Valid(), StringComparer.Ordinal)
    {
        ["virtual"] = "yes",
        ["prefinancing"] = "yes",
        ["deMinimisEur"] = "1200.50",
        ["declareDeMinimis"] = "yes",
    };

    public static Application Application()
    {
        var read = ApplicationReader.Read(Valid(), Shipped.Programme);
        Assert.Empty(read.Errors);
        return read.Value!;
    }
}
