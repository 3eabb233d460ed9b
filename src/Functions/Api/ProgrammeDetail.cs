using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Functions.Api;

/// <summary>A programme's public facts.</summary>
internal sealed record ProgrammeDetail(
    string Id,
    string Version,
    string Name,
    string GrantAgreement,
    DateOnly OpenFrom,
    DateOnly OpenTo,
    int Target,
    string TimeZone,
    IReadOnlyList<string> Languages,
    IReadOnlyList<ProgrammeDetail.ClusterFacts> Clusters,
    IReadOnlyList<string> EligibleCountries,
    IReadOnlyList<string> VisitorKinds,
    IReadOnlyList<string> HostKinds,
    ProgrammeDetail.RuleFacts Rules,
    ProgrammeDetail.AmountFacts LumpSum,
    IReadOnlyList<EvidenceItem> Evidence)
{
    public static ProgrammeDetail Of(Programme programme) => new(
        programme.Id,
        programme.Version,
        programme.Name,
        programme.GrantAgreement,
        programme.OpenFrom,
        programme.OpenTo,
        programme.Target,
        programme.TimeZone.Id,
        [.. programme.Languages.Select(Codes.Of)],
        [.. programme.Clusters.Select(c => new ClusterFacts(c.Id, c.Name, c.Country.Value))],
        [.. programme.EligibleCountries.Select(c => c.Value).Order(StringComparer.Ordinal)],
        [.. programme.VisitorKinds.Select(Codes.Of).Order(StringComparer.Ordinal)],
        [.. programme.HostKinds.Select(Codes.Of).Order(StringComparer.Ordinal)],
        RuleFacts.Of(programme),
        AmountFacts.Of(programme.LumpSum),
        programme.Evidence);

    internal sealed record ClusterFacts(string Id, string Name, string Country);

    internal sealed record RuleFacts(
        bool CrossBorderRequired,
        bool DifferentClustersRequired,
        int VisitsPerVisitor,
        int MinWorkingDays,
        int MinCalendarDays,
        int MaxCalendarDays,
        int MaxChangeRounds,
        bool PartialAward,
        int PrefinancingPercent,
        int PaymentDueDays,
        PaymentClock PaymentDueFrom,
        ApiMoney? DeMinimis)
    {
        public static RuleFacts Of(Programme programme) => new(
            programme.CrossBorderRequired,
            programme.DifferentClustersRequired,
            programme.VisitsPerVisitor,
            programme.Duration.MinWorkingDays,
            programme.Duration.MinCalendarDays,
            programme.Duration.MaxCalendarDays,
            programme.MaxChangeRounds,
            programme.PartialAward,
            programme.PrefinancingPercent,
            programme.Timings.For(StepKind.PaymentOrder).DueDays,
            programme.PaymentClock,
            ApiMoney.Of(programme.DeMinimis));
    }

    internal sealed record AmountFacts(ApiMoney Maximum, int MinWorkingDays, int HalfIfWorkingDaysBelow, int HalfIfKmBelow, IReadOnlyList<RateFacts> Rates)
    {
        public static AmountFacts Of(LumpSumRules rules) =>
            new(ApiMoney.Of(rules.Maximum), rules.MinWorkingDays, rules.HalfIfWorkingDaysBelow, rules.HalfIfKmBelow, [.. rules.Rates.Select(RateFacts.Of)]);
    }

    internal sealed record RateFacts(string Version, string Source, bool Confirmed, DateOnly ValidFrom, DateOnly? ValidTo, IReadOnlyDictionary<string, ApiMoney> Ceilings)
    {
        public static RateFacts Of(RateTable table) => new(
            table.Version,
            table.Source,
            table.Confirmed,
            table.ValidFrom,
            table.ValidTo,
            new SortedDictionary<string, ApiMoney>(table.Ceilings.ToDictionary(c => c.Key.Value, c => ApiMoney.Of(c.Value), StringComparer.Ordinal), StringComparer.Ordinal));
    }
}
