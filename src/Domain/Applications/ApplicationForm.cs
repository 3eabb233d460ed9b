using System.Globalization;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Programmes;
using static CE4BIG.Domain.Applications.ApplicationFields;

namespace CE4BIG.Domain.Applications;

/// <summary>An application written back into the fields of its form.</summary>
public static class ApplicationForm
{
    private const decimal CentsInMillion = 100_000_000m;

    /// <summary>The application as the form's fields, to prefill a correction; reading them again gives an equal application.</summary>
    public static IReadOnlyDictionary<string, string> Fields(Application application)
    {
        ArgumentNullException.ThrowIfNull(application);
        var (visitor, host, visit, declarations) = (application.Visitor, application.Host, application.Visit, application.Declarations);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ApplicationFields.Programme] = application.ProgrammeId,
            [VisitorOrganisation] = visitor.Organisation,
            [VisitorKind] = Codes.Of(visitor.Kind),
            [VisitorCountry] = visitor.Country.Value,
            [VisitorCluster] = visitor.ClusterId,
            [VisitorVat] = visitor.Vat ?? "",
            [VisitorStaff] = visitor.Figures?.Staff.ToString(CultureInfo.InvariantCulture) ?? "",
            [VisitorTurnover] = Millions(visitor.Figures?.Turnover),
            [VisitorBalanceSheet] = Millions(visitor.Figures?.BalanceSheet),
            [VisitorName] = application.VisitorContact.Name,
            [VisitorEmail] = application.VisitorContact.Email,
            [VisitorLanguage] = Codes.Of(application.VisitorContact.Language),
            [HostOrganisation] = host.Organisation,
            [HostKind] = Codes.Of(host.Kind),
            [HostCountry] = host.Country.Value,
            [HostCluster] = host.ClusterId,
            [HostName] = application.HostContact.Name,
            [HostEmail] = application.HostContact.Email,
            [HostLanguage] = Codes.Of(application.HostContact.Language),
            [StartDate] = Iso(visit.Start),
            [EndDate] = Iso(visit.End),
            [DistanceKm] = visit.DistanceKm.ToString(CultureInfo.InvariantCulture),
            [ApplicationFields.Virtual] = Box(visit.IsVirtual),
            [Goals] = application.Goals,
            [Objectives] = application.Objectives,
            [Agenda] = application.Agenda,
            [Iban] = application.Bank.Iban.Grouped,
            [Bic] = application.Bank.Bic.Value,
            [AccountHolder] = application.Bank.Holder,
            [Prefinancing] = Box(application.Prefinancing),
            [DeMinimisEur] = application.DeMinimisReceived is { } received ? (received.Cents / 100m).ToString("0.00", CultureInfo.InvariantCulture) : "",
            [DeclareSme] = Box(declarations.Sme),
            [DeclareMembership] = Box(declarations.Membership),
            [DeclareNoDoubleFunding] = Box(declarations.NoDoubleFunding),
            [DeclareDeMinimis] = Box(declarations.DeMinimis),
            [DeclarePrivacy] = Box(declarations.Privacy),
        };
    }

    private static string Millions(Money? money)
        => money is { } amount ? (amount.Cents / CentsInMillion).ToString("0.########", CultureInfo.InvariantCulture) : "";

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Box(bool ticked) => ticked ? Yes : "";
}
