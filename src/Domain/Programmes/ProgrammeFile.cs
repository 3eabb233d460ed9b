using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Payments;

namespace CE4BIG.Domain.Programmes;

/// <summary>
/// Reads a programme file strictly: what is missing, unknown, doubled or contradictory is refused, each with the place named.
/// <c>programmes/programme.schema.json</c> says the same to editors.
/// </summary>
public static partial class ProgrammeFile
{
    /// <summary>The largest file that is read.</summary>
    public const int MaxBytes = 1024 * 1024;

    private const int MaxDepth = 16;
    private const int ShortText = 140;
    private const int LongText = 1000;
    private const int MaxItems = 100;
    private const int MaxRounds = 10;
    private const int MaxYears = 50;

    // The scheme pays after the visit; an advance leaves the rest to hold back.
    private const int MostPrefinancing = 80;

    /// <summary>Reads the file's text.</summary>
    public static Parsed<Programme, ProgrammeError> Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    /// <summary>Reads the file's bytes (UTF-8, with or without byte order mark).</summary>
    public static Parsed<Programme, ProgrammeError> Read(ReadOnlySpan<byte> utf8Json)
    {
        if (utf8Json.Length > MaxBytes)
            return Refused(new ProgrammeError("$", "", string.Create(CultureInfo.InvariantCulture, $"a file of at most {MaxBytes} bytes")));

        var text = utf8Json.StartsWith(Encoding.UTF8.Preamble) ? utf8Json[Encoding.UTF8.Preamble.Length..] : utf8Json;
        try
        {
            using var document = JsonDocument.Parse(text.ToArray(), new JsonDocumentOptions { MaxDepth = MaxDepth });
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            return Refused(new ProgrammeError("$", string.Create(CultureInfo.InvariantCulture, $"line {e.LineNumber + 1}"), $"well-formed JSON. {e.Message}"));
        }
    }

    private static Parsed<Programme, ProgrammeError> Read(JsonElement root)
    {
        List<ProgrammeError> errors = [];
        var programme = ReadProgramme(new JsonNodeReader(root, "$", errors));

        // Contradictions are looked for only between values that were understood.
        if (errors.Count == 0)
            errors.AddRange(ProgrammeChecks.Run(programme));

        return errors.Count == 0 ? new(programme, []) : new(null, errors.AsReadOnly());
    }

    private static Programme ReadProgramme(JsonNodeReader node)
    {
        var file = node.Object(
            "$schema", "id", "version", "name", "grantAgreement", "fundingStatement", "openFrom", "openTo", "remarks", "timeZone", "target",
            "projectBudgetEur", "languages", "texts", "clusters", "coordinators", "eligibility", "duration", "virtual", "approvals", "award", "lumpSum",
            "payment", "evidence", "timings", "maxChangeRounds", "maxEvidenceRounds", "postponement", "survey", "retention", "closureDays");
        file["$schema"].Text(ShortText);
        var eligibility = file["eligibility"].Object("countries", "visitorKinds", "hostKinds", "crossBorder", "differentClusters", "visitsPerVisitor", "deMinimisEur");
        var duration = ReadDuration(file["duration"]);
        var award = file["award"].Object("partial", "prefinancingPercent");
        var payment = file["payment"].Object("fourEyesFromEur", "clockStarts");
        return new Programme
        {
            Id = Id(file["id"]),
            Version = file["version"].Text(LongestId),
            Name = file["name"].Text(ShortText),
            GrantAgreement = file["grantAgreement"].Text(LongestId),
            FundingStatements = file["fundingStatement"].Map(ParseLanguage, LanguageCodes, text => text.Text(LongText)).ToFrozenDictionary(),
            OpenFrom = Date(file["openFrom"]),
            OpenTo = Date(file["openTo"]),
            Remarks = file["remarks"].List(0, MaxItems, remark => remark.Text(LongText)),
            TimeZone = file["timeZone"].Reference(FindTimeZone, "an IANA time zone such as Europe/Paris") ?? TimeZoneInfo.Utc,
            Target = file["target"].Whole(1, 100_000),
            ProjectBudget = file["projectBudgetEur"].Euros(),
            Languages = file["languages"].Distinct(1, MaxItems, ReadLanguage),
            Texts = ReadTexts(file["texts"]),
            Clusters = file["clusters"].List(1, MaxItems, ReadCluster),
            Coordinators = file["coordinators"].List(1, MaxItems, ReadPerson),
            EligibleCountries = Set(eligibility["countries"], ReadCountry),
            VisitorKinds = Set(eligibility["visitorKinds"], ReadKind),
            HostKinds = Set(eligibility["hostKinds"], ReadKind),
            CrossBorderRequired = eligibility["crossBorder"].Flag(),
            DifferentClustersRequired = eligibility["differentClusters"].Flag(),
            VisitsPerVisitor = eligibility["visitsPerVisitor"].Whole(1, MaxItems),
            DeMinimis = eligibility["deMinimisEur"].ValueOrNull(limit => limit.Euros()),
            Duration = duration,
            Virtual = file["virtual"].OrNull(ReadVirtual),
            Approvals = file["approvals"].Distinct(1, MaxItems, ReadApproval),
            PartialAward = award["partial"].Flag(),
            PrefinancingPercent = award["prefinancingPercent"].Whole(0, MostPrefinancing),
            FourEyesFrom = payment["fourEyesFromEur"].ValueOrNull(amount => amount.Euros()),
            PaymentClock = payment["clockStarts"].Value<PaymentClock>(
                text => text switch { "validation" => PaymentClock.Validation, "report" => PaymentClock.Report, _ => null },
                "one of validation, report"),
            LumpSum = ReadLumpSum(file["lumpSum"], duration.MinWorkingDays),
            Evidence = file["evidence"].List(1, MaxItems, ReadEvidence),
            Timings = ReadTimings(file["timings"]),
            MaxChangeRounds = file["maxChangeRounds"].Whole(0, MaxRounds),
            MaxEvidenceRounds = file["maxEvidenceRounds"].Whole(0, MaxRounds),
            Postponement = ReadPostponement(file["postponement"]),
            Survey = file["survey"].OrNull(survey => new SurveyRules(Days(survey.Object("afterDays")["afterDays"]))),
            Retention = ReadRetention(file["retention"]),
            Calendar = new WorkingCalendar(file["closureDays"].Distinct(0, MaxItems, ReadClosureDay)),
        };
    }

    private static DurationRules ReadDuration(JsonNodeReader node)
    {
        var duration = node.Object("minWorkingDays", "minCalendarDays", "maxCalendarDays");
        return new DurationRules(Days(duration["minWorkingDays"]), Days(duration["minCalendarDays"]), Days(duration["maxCalendarDays"]));
    }

    private static VirtualRules ReadVirtual(JsonNodeReader node)
    {
        var dates = node.Object("from", "to");
        return new VirtualRules(Date(dates["from"]), Date(dates["to"]));
    }

    private static PostponementRules ReadPostponement(JsonNodeReader node)
    {
        var postponement = node.Object("maxTimes", "maxParkedDays");
        return new PostponementRules(postponement["maxTimes"].Whole(0, MaxRounds), Days(postponement["maxParkedDays"]));
    }

    private static RetentionRules ReadRetention(JsonNodeReader node)
    {
        var retention = node.Object("finalPaymentOn", "years", "yearsIfSmallGrant", "smallGrantUpToEur", "unpaidMonths", "draftDays");
        return new RetentionRules(
            retention["finalPaymentOn"].ValueOrNull(Date),
            retention["years"].Whole(1, MaxYears),
            retention["yearsIfSmallGrant"].Whole(1, MaxYears),
            retention["smallGrantUpToEur"].Euros(),
            retention["unpaidMonths"].Whole(1, MaxYears * 12),
            Days(retention["draftDays"]));
    }

    private static TextVersions ReadTexts(JsonNodeReader node)
    {
        var texts = node.Object("commitment", "declarations", "privacy");
        return new TextVersions(texts["commitment"].Text(LongestId), texts["declarations"].Text(LongestId), texts["privacy"].Text(LongestId));
    }

    private static Cluster ReadCluster(JsonNodeReader node)
    {
        var (cluster, account) = node.ObjectWith("account", "id", "name", "country", "budgetEur", "managers", "deputies", "finance");
        return new Cluster
        {
            Id = Id(cluster["id"]),
            Name = cluster["name"].Text(ShortText),
            Country = ReadCountry(cluster["country"]),
            Budget = cluster["budgetEur"].Euros(),
            Managers = cluster["managers"].List(1, MaxItems, ReadPerson),
            Deputies = cluster["deputies"].List(1, MaxItems, ReadPerson),
            Finance = cluster["finance"].List(1, MaxItems, ReadPerson),
            Account = account is null ? null : ReadAccount(account),
        };
    }

    private static PayingAccount ReadAccount(JsonNodeReader node)
    {
        var (account, bic) = node.ObjectWith("bic", "name", "iban", "town", "country");
        var address = new PostalAddress(BankText(account["town"], CreditTransfer.LongestTown), ReadCountry(account["country"]));
        return new PayingAccount(BankText(account["name"], CreditTransfer.LongestName), ReadIban(account["iban"]), bic is null ? null : ReadBic(bic), address);
    }

    private static Person ReadPerson(JsonNodeReader node)
    {
        var (person, absences) = node.ObjectWith("absences", "id", "name", "email", "language");
        var email = person["email"].Reference(text => EmailAddress.TryRead(text, out var address) ? address : null, "an e-mail address");
        return new Person(Id(person["id"]), person["name"].Text(ApplicationLimits.Name), email ?? "", ReadLanguage(person["language"]))
        {
            Absences = absences?.List(0, MaxItems, ReadAbsence) ?? [],
        };
    }

    private static Absence ReadAbsence(JsonNodeReader node)
    {
        var absence = node.Object("from", "to", "standIn");
        return new Absence(Date(absence["from"]), Date(absence["to"]), absence["standIn"].OrNull(Id));
    }

    private static LumpSumRules ReadLumpSum(JsonNodeReader node, int minWorkingDays)
    {
        var lumpSum = node.Object("maximumEur", "halfIfWorkingDaysBelow", "halfIfKmBelow", "rates");
        return new LumpSumRules(
            lumpSum["rates"].List(1, MaxItems, ReadRates),
            lumpSum["maximumEur"].Euros(),
            minWorkingDays,
            lumpSum["halfIfWorkingDaysBelow"].Whole(0, MaxDays),
            lumpSum["halfIfKmBelow"].Whole(0, ApplicationLimits.DistanceKm));
    }

    private static RateTable ReadRates(JsonNodeReader node)
    {
        var rates = node.Object("version", "source", "confirmed", "validFrom", "validTo", "ceilingsEur");
        return new RateTable(
            rates["version"].Text(LongestId),
            rates["source"].Text(LongText),
            rates["confirmed"].Flag(),
            Date(rates["validFrom"]),
            rates["validTo"].ValueOrNull(Date),
            rates["ceilingsEur"].Map(ParseCountry, CountryCodes, ceiling => ceiling.Euros()).ToFrozenDictionary());
    }

    private static EvidenceItem ReadEvidence(JsonNodeReader node)
    {
        var item = node.Object("key", "mandatory", "whenVirtual");
        return new EvidenceItem(Id(item["key"]), item["mandatory"].Flag(), item["whenVirtual"].Flag());
    }

    private static Timings ReadTimings(JsonNodeReader node)
    {
        const string Draft = "draft";
        var timings = node.Object([Draft, .. Timings.Kinds.Append(StepKind.Travel).Order().Select(StepKey.Name)]);
        var draft = timings[Draft].Object("remindBeforeCloseDays")["remindBeforeCloseDays"];
        var travel = timings[StepKey.Name(StepKind.Travel)].Object("remindBeforeStartDays")["remindBeforeStartDays"];
        var steps = Timings.Kinds.ToDictionary(kind => kind, kind => ReadTiming(timings[StepKey.Name(kind)], kind));
        return new Timings(steps, travel.List(0, MaxItems, Days), draft.List(0, MaxItems, Days));
    }

    private static StepTiming ReadTiming(JsonNodeReader node, StepKind kind)
    {
        // Only a manager who decides has a deputy; only the report has a grace (domain: The lifecycle).
        var escalates = kind is StepKind.VisitingApproval or StepKind.HostingApproval or StepKind.Validation;
        var hasGrace = kind is StepKind.Report;
        string[] common = ["dueDays", "remindAfterDays"];
        var timing = node.Object(escalates ? [.. common, "escalateAfterDays"] : hasGrace ? [.. common, "graceDays"] : common);
        return new StepTiming(
            Days(timing["dueDays"]),
            timing["remindAfterDays"].List(0, MaxItems, Days),
            escalates ? Days(timing["escalateAfterDays"]) : null,
            hasGrace ? timing["graceDays"].Whole(0, MaxDays) : 0);
    }

    private static Parsed<Programme, ProgrammeError> Refused(ProgrammeError error) => new(null, [error]);
}
