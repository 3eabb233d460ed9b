using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
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

    public static string ProgrammeFolder { get; } = Path.Combine(AppContext.BaseDirectory, "programmes");

    public static Programme Programme { get; } = ProgrammeFile.Read(File.ReadAllBytes(Path.Combine(ProgrammeFolder, "ce4big.json"))).Value!;

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
        var read = ApplicationReader.Read(form, Programme);
        Assert.Empty(read.Errors);
        return read.Value!;
    }

    public static Exchange Submitted(Application? application = null, DateTimeOffset? at = null, ExchangeId? id = null) =>
        Exchange.Submit(id ?? NewId(), application ?? Application(), Programme, at ?? Start);

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
            (1, (x, now) => x.CountWrongCode(Open(x, StepKind.HostConfirmation), now)),
            (1, (x, now) => x.ConfirmHost(Open(x, StepKind.HostConfirmation), now)),
            (1, (x, now) => x.RequestChanges(Open(x, StepKind.HostingApproval), "Say more about <goals> & “agenda”.", now)),
            (1, (x, now) => x.Resubmit(Open(x, StepKind.Correction), x.State.Application with { Goals = "Other goals." }, now)),
            (1, (x, now) => x.ConfirmHost(Open(x, StepKind.HostConfirmation), now)),
            (9, (x, now) => x.PassTime(now)),
            (1, (x, now) => x.Approve(Open(x, StepKind.VisitingApproval), now)),
            (0, (x, now) => x.Approve(Open(x, StepKind.HostingApproval), now)),
            (30, (x, now) => x.PassTime(now)),
            (20, (x, now) => x.PassTime(now)),
            (1, (x, now) => x.SubmitReport(Open(x, StepKind.Report), first, now)),
            (1, (x, now) => x.Certify(Open(x, StepKind.Certificate), new DateOnly(2026, 6, 8), new DateOnly(2026, 6, 11), now)),
            (1, (x, now) => x.RequestEvidence(Open(x, StepKind.Validation), "One is unreadable.", now)),
            (1, (x, now) => x.SubmitReport(Open(x, StepKind.Report), second, now)),
            (1, (x, now) => x.Validate(Open(x, StepKind.Validation), now)),
            (1, (x, now) => x.OrderPayment(Open(x, StepKind.PaymentOrder), now)),
            (1, (x, now) => x.ConfirmPaid(Open(x, StepKind.PaymentConfirmation), Programme.Deadlines.LocalDate(now), "BANK-1", now)),
        ];
    }

    public static StepKey Open(Exchange exchange, StepKind kind) => exchange.OpenSteps.Single(s => s.Key.Kind == kind).Key;
}
