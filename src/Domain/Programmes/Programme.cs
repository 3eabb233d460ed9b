using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Programmes;

/// <summary>A programme as its coordinators wrote it down (domain: Rules as data). Read by <see cref="ProgrammeFile"/>, which guarantees what the members say.</summary>
public sealed record Programme
{
    /// <summary>Short and lasting, for example <c>ce4big</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Stored with every decision taken under it.</summary>
    public required string Version { get; init; }

    /// <summary>The name people know.</summary>
    public required string Name { get; init; }

    /// <summary>The grant agreement's number.</summary>
    public required string GrantAgreement { get; init; }

    /// <summary>The statement that recipients must show, in each language (domain: The law around it).</summary>
    public required IReadOnlyDictionary<Language, string> FundingStatements { get; init; }

    /// <summary>First day of the open period.</summary>
    public required DateOnly OpenFrom { get; init; }

    /// <summary>Last day of the open period.</summary>
    public required DateOnly OpenTo { get; init; }

    /// <summary>For coordinators, not shown to visitors: where figures come from, what is to be confirmed.</summary>
    public required IReadOnlyList<string> Remarks { get; init; }

    /// <summary>By whose clock deadlines fall.</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>How many organisations are to take part.</summary>
    public required int Target { get; init; }

    /// <summary>What the whole project may spend; the clusters' budgets for exchanges are a part of it.</summary>
    public required Money ProjectBudget { get; init; }

    /// <summary>The partnership.</summary>
    public required IReadOnlyList<Cluster> Clusters { get; init; }

    /// <summary>Who answers for the whole.</summary>
    public required IReadOnlyList<Person> Coordinators { get; init; }

    /// <summary>Where visitors and hosts may be registered; each has a rate.</summary>
    public required IReadOnlySet<CountryCode> EligibleCountries { get; init; }

    /// <summary>Which organisations may visit.</summary>
    public required IReadOnlySet<OrganisationKind> VisitorKinds { get; init; }

    /// <summary>Which organisations may host.</summary>
    public required IReadOnlySet<OrganisationKind> HostKinds { get; init; }

    /// <summary>Whether visitor and host must be registered in different countries.</summary>
    public required bool CrossBorderRequired { get; init; }

    /// <summary>Whether visitor and host must belong to different clusters.</summary>
    public required bool DifferentClustersRequired { get; init; }

    /// <summary>How often one visitor may visit.</summary>
    public required int VisitsPerVisitor { get; init; }

    /// <summary>How often the clusters may ask for changes.</summary>
    public required int MaxChangeRounds { get; init; }

    /// <summary>How often the visitor is asked to complete the evidence of one report.</summary>
    public required int MaxEvidenceRounds { get; init; }

    /// <summary>
    /// Which clusters decide before travel: <see cref="StepKind.VisitingApproval"/>, and <see cref="StepKind.HostingApproval"/> where
    /// the host's decides, too.
    /// </summary>
    public required IReadOnlyList<StepKind> Approvals { get; init; }

    /// <summary>How a visit may be put off.</summary>
    public required PostponementRules Postponement { get; init; }

    /// <summary>When visits may be virtual; null: never.</summary>
    public required VirtualRules? Virtual { get; init; }

    /// <summary>The most a visitor may have received in three years, this visit included (domain: De minimis); null: not asked.</summary>
    public required Money? DeMinimis { get; init; }

    /// <summary>Whether the cluster may award less than the lump sum.</summary>
    public required bool PartialAward { get; init; }

    /// <summary>Which part of the award, in hundredths, is paid before travel to visitors who ask; 0 to 80, 0: none.</summary>
    public required int PrefinancingPercent { get; init; }

    /// <summary>From which amount on another person confirms a payment than ordered it, this amount included; null: never, zero: always.</summary>
    public required Money? FourEyesFrom { get; init; }

    /// <summary>From when the days for paying are counted.</summary>
    public required PaymentClock PaymentClock { get; init; }

    /// <summary>How long records are kept.</summary>
    public required RetentionRules Retention { get; init; }

    /// <summary>When visitors are asked how it was; null: never.</summary>
    public required SurveyRules? Survey { get; init; }

    /// <summary>How long a visit is.</summary>
    public required DurationRules Duration { get; init; }

    /// <summary>How the amount is computed.</summary>
    public required LumpSumRules LumpSum { get; init; }

    /// <summary>What a report must prove.</summary>
    public required IReadOnlyList<EvidenceItem> Evidence { get; init; }

    /// <summary>Every deadline and reminder.</summary>
    public required Timings Timings { get; init; }

    /// <summary>Which days are worked.</summary>
    public required WorkingCalendar Calendar { get; init; }

    /// <summary>What pages and mails speak.</summary>
    public required IReadOnlyList<Language> Languages { get; init; }

    /// <summary>Which wordings apply.</summary>
    public required TextVersions Texts { get; init; }

    /// <summary>Deadlines on this programme's working days and clock.</summary>
    public Deadlines Deadlines => new(Calendar, TimeZone);

    /// <summary>Everybody on the staff: the clusters' and the coordinators.</summary>
    public IEnumerable<Person> Staff => [.. Clusters.SelectMany(cluster => cluster.Staff), .. Coordinators];

    /// <summary>The cluster of that id; null when the programme has none.</summary>
    public Cluster? FindCluster(string id) => Clusters.FirstOrDefault(cluster => cluster.Id == id);

    /// <summary>The statement that recipients must show.</summary>
    public string FundingStatement(Language language) => FundingStatements[language];
}
