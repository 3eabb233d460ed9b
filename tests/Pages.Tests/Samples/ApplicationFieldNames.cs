namespace CE4BIG.Pages.Tests.Samples;

/// <summary>The fields of the application as the reader of the Domain expects them.</summary>
internal static class ApplicationFieldNames
{
    public static readonly string[] All =
    [
        "visitorOrganisation", "visitorKind", "visitorCountry", "visitorCluster", "visitorVat", "visitorStaff", "visitorTurnover", "visitorBalanceSheet",
        "visitorName", "visitorEmail", "visitorLanguage", "hostOrganisation", "hostKind", "hostCountry", "hostCluster", "hostName", "hostEmail", "hostLanguage",
        "startDate", "endDate", "distanceKm", "goals", "objectives", "agenda", "iban", "bic", "accountHolder",
        "declareSme", "declareMembership", "declareNoDoubleFunding", "declarePrivacy",
    ];
}
