using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Banking;
using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Eligibility;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Pages.Models;

namespace CE4BIG.Pages.Tests.Samples;

/// <summary>One exchange whose every text is <paramref name="text"/> of what it is: harmless for looking at, hostile for testing.</summary>
internal sealed class Sample(Func<string, string> text)
{
    public static readonly Programme Programme = ReadProgramme("ce4big.json");

    /// <summary>A programme with every switch on: virtual visits, an advance, partial awards, de minimis.</summary>
    public static readonly Programme Missions = ReadProgramme("short-missions.json") with { DeMinimis = Money.Euros(300_000) };

    public static readonly DateTimeOffset Now = new(2027, 3, 1, 9, 30, 0, TimeSpan.Zero);

    public const string Secret = "c2VjcmV0LXNlY3JldC1zZWNyZXQ";
    public static readonly ExchangeId Exchange = ExchangeId.TryParse("CX-7K3M9QPD", out var id) ? id : throw new FormatException();

    public static Sample Plain { get; } = new(text => text);

    public Application Application => new()
    {
        ProgrammeId = Programme.Id,
        Visitor = new Visitor(text("Nowa Diagnostyka sp. z o.o."), OrganisationKind.Sme, CountryCode.Parse("PL"), "lsk", text("PL1234567890"), new SmeFigures(24, Money.Euros(2_400_000), Money.Euros(1_100_000))),
        VisitorContact = new ContactPerson(text("Zofia Wiśniewska"), text("zofia@nowa.example"), Language.Pl),
        Host = new Host(text("Laboratoires Armor"), OrganisationKind.TrainingProvider, CountryCode.Parse("PT"), "atlanpole"),
        HostContact = new ContactPerson(text("Yann Le Goff"), text("yann@armor.example"), Language.Fr),
        Visit = new Visit(new DateOnly(2027, 3, 15), new DateOnly(2027, 3, 17), 1850),
        Goals = text("Learn how Armor validates its assays\nand whether ours can be compared."),
        Objectives = text("A joint protocol for a comparison of two assays."),
        Agenda = text("Mon: laboratory and methods\nTue: comparison on site\nWed: protocol, next steps"),
        Bank = new BankAccount(Iban.TryParse("PL61109010140000071219812874", out var iban) ? iban : default, Bic.TryParse("BREXPLPW", out var bic) ? bic : default, text("Nowa Diagnostyka")),
        Declarations = new Declarations(true, true, true, true),
    };

    public static LumpSum LumpSum { get; } = LumpSum.Compute(Programme.LumpSum, CountryCode.Parse("PT"), new DateOnly(2027, 3, 15), 3, 1850);

    /// <summary>The same host from nearby.</summary>
    public static LumpSum NearLumpSum { get; } = LumpSum.Compute(Programme.LumpSum, CountryCode.Parse("PT"), new DateOnly(2027, 3, 15), 5, 199);

    public ExchangeFacts Facts(Stage stage, Ending? ending = null) => new()
    {
        Exchange = Exchange,
        Application = Application,
        Stage = stage,
        Ending = ending,
        LumpSum = LumpSum,
        LumpSumIsFinal = stage >= Stage.Reimbursement,
    };

    public ImmutableArray<HistoryEntry> History =>
    [
        Entry(0, Role.Visitor, AuditAction.Submitted, null, null, null, Stage.Application),
        Entry(1, Role.Calendar, AuditAction.Reminded, StepKind.HostConfirmation, null, Stage.Application, Stage.Application),
        Entry(2, Role.Host, AuditAction.Decided, StepKind.HostConfirmation, Decision.Confirm, Stage.Application, Stage.Approval),
        Entry(3, Role.VisitingManager, AuditAction.Decided, StepKind.VisitingApproval, Decision.RequestChanges, Stage.Approval, Stage.Approval),
        Entry(4, Role.Calendar, AuditAction.Expired, StepKind.HostingApproval, null, Stage.Approval, Stage.Ended),
    ];

    public ImmutableArray<WaitingFor> Waiting =>
    [
        new(new StepKey(StepKind.VisitingApproval, 1), Role.VisitingManager, text("Anna Nowak"), Now.AddDays(-9), Now.AddDays(-2)),
        new(new StepKey(StepKind.HostingApproval, 1), Role.HostingDeputy, text("Marie Durand"), Now.AddDays(-2), Now.AddDays(5)),
    ];

    public static ImmutableDictionary<Stage, DateTimeOffset> Entered => new Dictionary<Stage, DateTimeOffset>
    {
        [Stage.Application] = Now.AddDays(-60),
        [Stage.Approval] = Now.AddDays(-50),
        [Stage.Travel] = Now.AddDays(-30),
        [Stage.Report] = Now.AddDays(-3),
    }.ToImmutableDictionary();

    public CertifiedVisit Certified => new(new DateOnly(2027, 3, 15), new DateOnly(2027, 3, 17), 3, text("Yann Le Goff"), Now);

    public ReportText Report => new(text("We compared two assays."), text("A protocol.\nA first series."), text("A joint project."));

    public static PaymentFacts Payment { get; } = new(LumpSum.Amount, new DateOnly(2027, 4, 2), "2027-0402-1155");

    public ImmutableArray<EvidenceLink> Evidence =>
    [
        new("outbound-travel", text("boarding pass.pdf"), 182_000, $"/files/{Exchange}/a1?k={Secret}"),
        new("accommodation", text("hotel.jpg"), 2_400_000, $"/files/{Exchange}/a2?k={Secret}"),
    ];

    public static CommitmentHash Hash { get; } = CommitmentHash.Of(Plain.Application);

    public ImmutableArray<CommitmentSignature> Signatures =>
    [
        new(Role.Visitor, text("Zofia Wiśniewska"), Now.AddDays(-20)),
        new(Role.Host, text("Yann Le Goff"), Now.AddDays(-15)),
        new(Role.VisitingDeputy, text("Anna Nowak"), Now.AddDays(-3)),
        new(Role.HostingManager, null, null),
    ];

    public ImmutableArray<Difference> Differences =>
    [
        new("startDate", "2027-03-15", "2027-03-16"),
        new("hostCountry", "FR", "PT"),
        new("hostCluster", "biom", "atlanpole"),
        new("hostKind", "sme", "training-provider"),
        new("hostLanguage", "fr", "pl"),
        new("virtual", "yes", ""),
        new("agenda", text("Mon: laboratory"), text("Mon: laboratory\nTue: production")),
        new("visitorVat", "", text("PL1234567890")),
        new("nextSteps", text("A project"), ""),
    ];

    public ImmutableArray<Colleague> Colleagues => [new("lsk-deputy", text("Jan Kowalski")), new("lsk-second", text("Ewa Zielińska"))];

    public RecoveryFacts Recovery => new(Money.Euros(120), text("Two nights were paid for by somebody else."), Now.AddDays(30));

    public static ImmutableArray<RuleOutcome> Rules =>
    [
        .. Enum.GetValues<EligibilityRule>().Select((rule, i) => new RuleOutcome(rule, i % 7 != 5, "endDate",
            new RuleFacts { Country = CountryCode.Parse("PL"), Count = 2, Limit = 3, From = new DateOnly(2026, 1, 1), To = new DateOnly(2028, 12, 31) })),
    ];

    public ImmutableArray<FormError> AllErrors =>
    [
        .. Enum.GetValues<FieldProblem>().Select(problem => FormError.Of(new FieldError("goals", problem, 4000))),
        .. Enum.GetValues<FormProblem>().Select(problem => FormError.Of("code", problem, 3, text("hotel.jpg"))),
        .. Enum.GetValues<Refusal>().Select(refusal => FormError.Of("reason", refusal)),
        .. Rules.Select(FormError.Of),
    ];

    public FormInput Typed(params IEnumerable<FormError> errors) => new()
    {
        Values = ApplicationFieldNames.All.Concat(["decision", "reason", "code", "summary", "results", "nextSteps", "actualStart", "actualEnd", "valueDate", "bankReference", "email",
                "awardEur", "amountEur", "missing", "delegateTo", "rating", "comment", "days", "step", "personId", "role", "name", "language"])
            .ToDictionary(name => name, name => text($"typed {name}"), StringComparer.Ordinal),
        Errors = [.. errors],
    };

    /// <summary>Everything typed, with dates that are right and a text for each of their days.</summary>
    public FormInput TypedByDay(params IEnumerable<FormError> errors)
    {
        var typed = Typed(errors);
        var values = typed.Values.Where(value => value.Key != "agenda").ToDictionary(StringComparer.Ordinal);
        (values["startDate"], values["endDate"]) = ("2027-03-15", "2027-03-17");
        (values["distanceKm"], values["hostCountry"], values["visitorCountry"]) = ("1850", "PT", "PL");
        (values["agenda-2027-03-15"], values["agenda-2027-03-17"]) = (text("Laboratory"), text("Protocol"));
        return typed with { Values = values };
    }

    public PageFrame Frame(Language language) => new()
    {
        Language = language,
        Programme = Programme,
        Now = Now,
        Path = "/step/CX-7K3M9QPD/report-1",
        Query = new Dictionary<string, string>(StringComparer.Ordinal) { ["k"] = Secret, ["page"] = text("a&b=c") },
        SignedIn = text("Anna Nowak"),
        Staff = new StaffFrame { Name = text("Anna Nowak"), SeesMoney = true, MakesPayments = true, SeesFigures = true, Others = [new OtherProgramme("missions", text("Short missions"))] },
    };

    public TStep Step<TStep>(StepKind kind, FormInput input, Func<StepBasis, TStep> make) where TStep : StepModel =>
        make(new StepBasis(Facts(Stage.Approval), new StepKey(kind, 1), Secret, text("Anna Nowak"), Now.AddDays(7), input));

    private HistoryEntry Entry(int day, Role role, AuditAction action, StepKind? step, Decision? decision, Stage? from, Stage? to) => new()
    {
        At = Now.AddDays(day),
        Role = role,
        Name = role == Role.Calendar ? null : text("Anna Nowak"),
        Action = action,
        Decision = decision,
        Step = step is { } kind ? new StepKey(kind, 1) : null,
        From = from,
        To = to,
        Reason = decision == Decision.RequestChanges ? text("Please add who takes part.\nAnd name the second laboratory.") : null,
        ProgrammeVersion = "2026-01",
    };

    private static Programme ReadProgramme(string file)
    {
        var read = ProgrammeFile.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, file)));
        return read.Value ?? throw new InvalidDataException(string.Join('\n', read.Errors));
    }
}
