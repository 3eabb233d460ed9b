using System.Collections.Frozen;
using static CE4BIG.Domain.Applications.ApplicationFields;
using Limits = CE4BIG.Domain.Applications.ApplicationLimits;

namespace CE4BIG.Domain.Applications.Drafts;

/// <summary>
/// How much a draft keeps of each field: twice what the application takes, since a text may still be too long while it is being
/// written. All together that stays below 80 KiB.
/// </summary>
public static class DraftLimits
{
    /// <summary>All fields together, in bytes of UTF-8.</summary>
    public const int AllBytes = 80 * 1024;

    private const int Leeway = 2;

    // What is a choice, a date, a number or an account number has no limit of its own: whatever is longer is none.
    private const int Short = 50;
    private const int Box = 10;

    private static readonly FrozenDictionary<string, int> Known = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        [VisitorOrganisation] = Limits.Organisation,
        [VisitorKind] = Short,
        [VisitorCountry] = Short,
        [VisitorCluster] = Limits.ClusterId,
        [VisitorVat] = Short,
        [VisitorStaff] = Short,
        [VisitorTurnover] = Short,
        [VisitorBalanceSheet] = Short,
        [VisitorName] = Limits.Name,
        [VisitorEmail] = Limits.Email,
        [VisitorLanguage] = Short,
        [HostOrganisation] = Limits.Organisation,
        [HostKind] = Short,
        [HostCountry] = Short,
        [HostCluster] = Limits.ClusterId,
        [HostName] = Limits.Name,
        [HostEmail] = Limits.Email,
        [HostLanguage] = Short,
        [StartDate] = Short,
        [EndDate] = Short,
        [DistanceKm] = Short,
        [Virtual] = Box,
        [Goals] = Limits.Text,
        [Objectives] = Limits.Text,
        [Agenda] = Limits.Agenda,
        [Iban] = Short,
        [Bic] = Short,
        [AccountHolder] = Limits.AccountHolder,
        [Prefinancing] = Box,
        [DeMinimisEur] = Short,
        [DeclareSme] = Box,
        [DeclareMembership] = Box,
        [DeclareNoDoubleFunding] = Box,
        [DeclareDeMinimis] = Box,
        [DeclarePrivacy] = Box,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The fields that a draft keeps, beside <see cref="DailyAgenda.MostDays"/> days of an agenda.</summary>
    public static IReadOnlyCollection<string> Fields => Known.Keys;

    /// <summary>Whether a draft keeps a field; what else a form sends is none of the application's.</summary>
    public static bool Keeps(string field) => Known.ContainsKey(field) || DailyAgenda.IsField(field);

    /// <summary>What the application takes of a field: what somebody who typed more is asked to shorten it to.</summary>
    public static int Of(string field) => Known.TryGetValue(field, out var limit) ? limit : Limits.AgendaDay;

    /// <summary>What a draft keeps of a field.</summary>
    public static int Most(string field) => Of(field) * Leeway;
}
