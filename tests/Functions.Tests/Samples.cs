using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Functions.Tests;

/// <summary>Applications and exchanges to work with.</summary>
internal static class Samples
{
    /// <summary>A Monday morning, eight weeks before the visit.</summary>
    public static readonly DateTimeOffset Start = new(2026, 4, 13, 8, 0, 0, TimeSpan.Zero);

    public static readonly string[] MandatoryItems = ["outbound-travel", "return-travel", "accommodation"];

    public static readonly Addressee Coordinator = new(Role.Coordinator, "Claire Fontaine", "claire.fontaine@ce4big.example", Language.Fr);

    public static string ProgrammeFolder { get; } = Path.Combine(AppContext.BaseDirectory, "programmes");

    public static Programme Programme { get; } = Read("ce4big.json");

    /// <summary>The other programme that is shipped: a part is paid before, and a visitor visits twice.</summary>
    public static Programme ShortMissions { get; } = Read("short-missions.json");

    public static ExchangeId NewId() => ExchangeId.FromRandom(RandomNumberGenerator.GetBytes(ExchangeId.RandomLength));

    public static Dictionary<string, string> Form() => new(StringComparer.Ordinal)
    {
        ["programme"] = "ce4big",
        ["visitorOrganisation"] = "Selvita " + Guid.NewGuid().ToString("N"),
        ["visitorKind"] = "sme",
        ["visitorCountry"] = "PL",
        ["visitorCluster"] = "lsk",
        ["visitorVat"] = "PL" + RandomNumberGenerator.GetInt32(1_000_000_000, int.MaxValue).ToString(CultureInfo.InvariantCulture),
        ["visitorStaff"] = "24",
        ["visitorTurnover"] = "3.25",
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
        ["distanceKm"] = "1720",
        ["goals"] = "Learn how cell therapies are scaled up.\nMeet two suppliers.",
        ["objectives"] = "A shared protocol.",
        ["agenda"] = "Mon: site visit\nTue: workshop",
        ["iban"] = "PL61 1090 1014 0000 0712 1981 2874",
        ["bic"] = "WBKPPLPP",
        ["accountHolder"] = "Selvita Diagnostics",
        ["declareSme"] = "yes",
        ["declareMembership"] = "yes",
        ["declareNoDoubleFunding"] = "yes",
        ["declarePrivacy"] = "yes",
    };

    public static Application Application(Action<Dictionary<string, string>>? change = null)
    {
        var form = Form();
        change?.Invoke(form);
        var read = ApplicationReader.Read(form, form["programme"] == ShortMissions.Id ? ShortMissions : Programme);
        Assert.Empty(read.Errors);
        return read.Value!;
    }

    /// <summary>A short mission of which a part is to be paid before.</summary>
    public static Application ShortMission(Action<Dictionary<string, string>>? change = null) => Application(form =>
    {
        form["programme"] = "short-missions";
        (form["visitorCountry"], form["visitorCluster"], form["visitorVat"]) = ("FR", "rhone-institute", "");
        (form["hostCountry"], form["hostCluster"]) = ("AT", "danube-node");
        (form["prefinancing"], form["deMinimisEur"], form["declareDeMinimis"]) = ("yes", "0", "yes");
        change?.Invoke(form);
    });

    public static Exchange Submitted(Application? application = null, DateTimeOffset? at = null, ExchangeId? id = null)
    {
        application ??= Application();
        return Exchange.Submit(id ?? NewId(), application, application.ProgrammeId == ShortMissions.Id ? ShortMissions : Programme, at ?? Start);
    }

    public static ClosingReport Report(params string[] items) => new(
        "Summary", "Results", "Next", [.. items.Select(item => Evidence(item))], Start);

    public static EvidenceFile Evidence(string item, string? name = null) => new(
        Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10)), item, name ?? item + ".pdf", "application/pdf", 4_999_999, new string('a', 64));

    /// <summary>Every move of an exchange to which everybody says yes, each with the days that pass before it.</summary>
    public static ImmutableArray<(double Days, Func<Exchange, DateTimeOffset, Outcome> Move)> WholeLife(Func<int, ClosingReport>? report = null)
    {
        report ??= _ => Report(MandatoryItems);
        var (first, second) = (report(1), report(2));
        return
        [
            (1, (x, now) => x.RenewLink(Open(x, StepKind.HostConfirmation), now)),
            (0, (x, now) => x.MailCameBack(new Notice(NoticeKind.StepLinkRenewed, x.State.Host, Open(x, StepKind.HostConfirmation), 2), MailReturn.Blocked, now)),
            (1, (x, now) => x.CountWrongCode(Open(x, StepKind.HostConfirmation), now)),
            (1, (x, now) => x.ConfirmHost(Open(x, StepKind.HostConfirmation), now)),
            (1, (x, now) => x.RequestChanges(Open(x, StepKind.HostingApproval), "Say more about <goals> & “agenda”.", now)),
            (1, (x, now) => x.Resubmit(Open(x, StepKind.Correction), x.State.Application with { Goals = "Other goals." }, now)),
            (1, (x, now) => x.ConfirmHost(Open(x, StepKind.HostConfirmation), now)),
            (9, (x, now) => x.PassTime(now)),
            (1, (x, now) => x.Approve(Open(x, StepKind.VisitingApproval), now)),
            (0, (x, now) => x.Approve(Open(x, StepKind.HostingApproval), now)),
            (0, (x, now) => x.Fund(Open(x, StepKind.Budget), now)),
            (30, (x, now) => x.PassTime(now)),
            (20, (x, now) => x.PassTime(now)),
            (1, (x, now) => x.SubmitReport(Open(x, StepKind.Report), first, now)),
            (1, (x, now) => x.Certify(Open(x, StepKind.Certificate), new DateOnly(2026, 6, 8), new DateOnly(2026, 6, 11), now)),
            (1, (x, now) => x.RequestEvidence(Open(x, StepKind.Validation), ["accommodation"], "One is unreadable.", now)),
            (1, (x, now) => x.SubmitReport(Open(x, StepKind.Completion), second, now)),
            (1, (x, now) => x.Validate(Open(x, StepKind.Validation), now)),
            (1, (x, now) => x.OrderPayment(Open(x, StepKind.PaymentOrder), now, accountChecked: true)),
            (1, (x, now) => x.ConfirmPaid(Open(x, StepKind.PaymentConfirmation), Programme.Deadlines.LocalDate(now), "BANK-1", now)),
        ];
    }

    /// <summary>What may follow the whole life: the survey, money that comes back, a legal hold that is released, and the end of retention.</summary>
    public static ImmutableArray<(double Days, Func<Exchange, DateTimeOffset, Outcome> Move)> Aftercare() =>
    [
        (1, (x, now) => x.Recover(new Money(5_00), Coordinator, "Counted twice.", now)),
        (1, (x, now) => x.ReceiveRecovery(Open(x, StepKind.Recovery), Programme.Deadlines.LocalDate(now), "BACK-1", now)),
        (20, (x, now) => x.PassTime(now)),
        (1, (x, now) => x.AnswerSurvey(Open(x, StepKind.Survey), 5, "Very good.", now)),
        (1, (x, now) => x.HoldLegally(Coordinator, "An audit.", now)),
        (1, (x, now) => x.ReleaseHold(Coordinator, "It is over.", now)),
        (3700, (x, now) => x.PassTime(now)),
    ];

    public static StepKey Open(Exchange exchange, StepKind kind) => exchange.OpenSteps.Single(s => s.Key.Kind == kind).Key;

    private static Programme Read(string file) => ProgrammeFile.Read(File.ReadAllBytes(Path.Combine(ProgrammeFolder, file))).Value!;
}
