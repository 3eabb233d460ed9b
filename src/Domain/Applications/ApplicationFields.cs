namespace CE4BIG.Domain.Applications;

/// <summary>The names of the application form's fields; forms, errors and prefills all use these.</summary>
public static class ApplicationFields
{
    /// <summary>The programme applied to.</summary>
    public const string Programme = "programme";

    /// <summary>Registered name of the visitor.</summary>
    public const string VisitorOrganisation = "visitorOrganisation";

    /// <summary>What the visitor is.</summary>
    public const string VisitorKind = "visitorKind";

    /// <summary>Where the visitor is registered.</summary>
    public const string VisitorCountry = "visitorCountry";

    /// <summary>The visitor's cluster, by id.</summary>
    public const string VisitorCluster = "visitorCluster";

    /// <summary>The visitor's VAT number; may be empty.</summary>
    public const string VisitorVat = "visitorVat";

    /// <summary>Annual work units; asked of an SME only.</summary>
    public const string VisitorStaff = "visitorStaff";

    /// <summary>Turnover in millions of euro; asked of an SME only.</summary>
    public const string VisitorTurnover = "visitorTurnover";

    /// <summary>Balance sheet total in millions of euro; asked of an SME only.</summary>
    public const string VisitorBalanceSheet = "visitorBalanceSheet";

    /// <summary>The visitor's person.</summary>
    public const string VisitorName = "visitorName";

    /// <summary>That person's address.</summary>
    public const string VisitorEmail = "visitorEmail";

    /// <summary>That person's language.</summary>
    public const string VisitorLanguage = "visitorLanguage";

    /// <summary>Registered name of the host.</summary>
    public const string HostOrganisation = "hostOrganisation";

    /// <summary>What the host is.</summary>
    public const string HostKind = "hostKind";

    /// <summary>Where the host is registered.</summary>
    public const string HostCountry = "hostCountry";

    /// <summary>The host's cluster, by id.</summary>
    public const string HostCluster = "hostCluster";

    /// <summary>The host's person.</summary>
    public const string HostName = "hostName";

    /// <summary>That person's address.</summary>
    public const string HostEmail = "hostEmail";

    /// <summary>That person's language.</summary>
    public const string HostLanguage = "hostLanguage";

    /// <summary>First day of the visit.</summary>
    public const string StartDate = "startDate";

    /// <summary>Last day of the visit.</summary>
    public const string EndDate = "endDate";

    /// <summary>From seat to seat.</summary>
    public const string DistanceKm = "distanceKm";

    /// <summary>The visit takes place on a screen; offered only where the programme allows it.</summary>
    public const string Virtual = "virtual";

    /// <summary>A part of the money is asked for before travel; offered only where the programme has that.</summary>
    public const string Prefinancing = "prefinancing";

    /// <summary>De minimis aid received in the last three years, in euro; asked only where the programme has the switch.</summary>
    public const string DeMinimisEur = "deMinimisEur";

    /// <summary>What the visit is for.</summary>
    public const string Goals = "goals";

    /// <summary>What will have been reached.</summary>
    public const string Objectives = "objectives";

    /// <summary>Day by day.</summary>
    public const string Agenda = "agenda";

    /// <summary>The account.</summary>
    public const string Iban = "iban";

    /// <summary>Its bank.</summary>
    public const string Bic = "bic";

    /// <summary>In whose name it stands.</summary>
    public const string AccountHolder = "accountHolder";

    /// <summary>The figures are right; asked of an SME only.</summary>
    public const string DeclareSme = "declareSme";

    /// <summary>Member of the cluster named.</summary>
    public const string DeclareMembership = "declareMembership";

    /// <summary>Nobody else pays for the same.</summary>
    public const string DeclareNoDoubleFunding = "declareNoDoubleFunding";

    /// <summary>The sum of de minimis aid is right; asked only where the programme has the switch.</summary>
    public const string DeclareDeMinimis = "declareDeMinimis";

    /// <summary>The privacy notice was read.</summary>
    public const string DeclarePrivacy = "declarePrivacy";

    /// <summary>What a ticked box sends.</summary>
    public const string Yes = "yes";
}
