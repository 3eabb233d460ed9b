using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Programmes;

/// <summary>
/// Reads a programme file strictly: what is missing, unknown, doubled or contradictory is refused, each with the place named.
/// <c>programmes/programme.schema.json</c> says the same to editors.
/// </summary>
public static class ProgrammeFile
{
    /// <summary>The largest file that is read.</summary>
    public const int MaxBytes = 1024 * 1024;

    private const int MaxDepth = 16;
    private const int ShortText = 140;
    private const int LongText = 1000;
    private const int LongestId = 40;
    private const int MaxItems = 100;
    private const int MaxDays = 1000;
    private const int EarliestYear = 2000;
    private const int LatestYear = 2199;

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
            "projectBudgetEur", "languages", "texts", "clusters", "coordinators", "eligibility", "duration", "lumpSum", "evidence", "timings",
            "maxChangeRounds", "closureDays");
        file["$schema"].Text(ShortText);
        var eligibility = file["eligibility"].Object("countries", "visitorKinds", "hostKinds", "crossBorder", "differentClusters", "visitsPerVisitor");
        var duration = ReadDuration(file["duration"]);
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
            Duration = duration,
            LumpSum = ReadLumpSum(file["lumpSum"], duration.MinWorkingDays),
            Evidence = file["evidence"].List(1, MaxItems, ReadEvidence),
            Timings = ReadTimings(file["timings"]),
            MaxChangeRounds = file["maxChangeRounds"].Whole(0, 10),
            Calendar = new WorkingCalendar(file["closureDays"].Distinct(0, MaxItems, ReadClosureDay)),
        };
    }

    private static DurationRules ReadDuration(JsonNodeReader node)
    {
        var duration = node.Object("minWorkingDays", "maxCalendarDays");
        return new DurationRules(duration["minWorkingDays"].Whole(1, MaxDays), duration["maxCalendarDays"].Whole(1, MaxDays));
    }

    private static TextVersions ReadTexts(JsonNodeReader node)
    {
        var texts = node.Object("commitment", "declarations", "privacy");
        return new TextVersions(texts["commitment"].Text(LongestId), texts["declarations"].Text(LongestId), texts["privacy"].Text(LongestId));
    }

    private static Cluster ReadCluster(JsonNodeReader node)
    {
        var cluster = node.Object("id", "name", "country", "budgetEur", "managers", "deputies", "finance");
        return new Cluster
        {
            Id = Id(cluster["id"]),
            Name = cluster["name"].Text(ShortText),
            Country = ReadCountry(cluster["country"]),
            Budget = cluster["budgetEur"].Euros(),
            Managers = cluster["managers"].List(1, MaxItems, ReadPerson),
            Deputies = cluster["deputies"].List(1, MaxItems, ReadPerson),

            // Who orders a payment does not confirm it (domain: Reimbursement), so one is not enough.
            Finance = cluster["finance"].List(2, MaxItems, ReadPerson),
        };
    }

    private static Person ReadPerson(JsonNodeReader node)
    {
        var person = node.Object("id", "name", "email", "language");
        var email = person["email"].Reference(text => EmailAddress.TryRead(text, out var address) ? address : null, "an e-mail address");
        return new Person(Id(person["id"]), person["name"].Text(ApplicationLimits.Name), email ?? "", ReadLanguage(person["language"]));
    }

    private static LumpSumRules ReadLumpSum(JsonNodeReader node, int minWorkingDays)
    {
        var lumpSum = node.Object("maximumEur", "halfIfWorkingDaysBelow", "halfIfKmBelow", "rates");
        var rates = lumpSum["rates"].Object("version", "source", "confirmed", "ceilingsEur");
        var table = new RateTable(
            rates["version"].Text(LongestId),
            rates["source"].Text(LongText),
            rates["confirmed"].Flag(),
            rates["ceilingsEur"].Map(ParseCountry, CountryCodes, ceiling => ceiling.Euros()).ToFrozenDictionary());
        return new LumpSumRules(
            table,
            lumpSum["maximumEur"].Euros(),
            minWorkingDays,
            lumpSum["halfIfWorkingDaysBelow"].Whole(0, MaxDays),
            lumpSum["halfIfKmBelow"].Whole(0, ApplicationLimits.DistanceKm));
    }

    private static EvidenceItem ReadEvidence(JsonNodeReader node)
    {
        var item = node.Object("key", "mandatory");
        return new EvidenceItem(Id(item["key"]), item["mandatory"].Flag());
    }

    private static Timings ReadTimings(JsonNodeReader node)
    {
        var timings = node.Object([.. Enum.GetValues<StepKind>().Select(StepKey.Name)]);
        var travel = timings[StepKey.Name(StepKind.Travel)].Object("remindBeforeStartDays")["remindBeforeStartDays"];
        var steps = Enum.GetValues<StepKind>()
            .Where(kind => kind is not StepKind.Travel)
            .ToDictionary(kind => kind, kind => ReadTiming(timings[StepKey.Name(kind)], kind));
        return new Timings(steps, travel.List(0, MaxItems, Days));
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

    private static int Days(JsonNodeReader node) => node.Whole(1, MaxDays);

    private static string Id(JsonNodeReader node)
        => node.Reference(
            text => text.Length <= LongestId && char.IsAsciiLetterLower(text[0]) && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-')
                ? text
                : null,
            "small letters, digits and hyphens, at most 40, a letter first") ?? "";

    private static DateOnly Date(JsonNodeReader node)
        => node.Value<DateOnly>(
            text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                && date.Year is >= EarliestYear and <= LatestYear
                    ? date
                    : null,
            string.Create(CultureInfo.InvariantCulture, $"a date such as 2026-01-31, in the years {EarliestYear} to {LatestYear}"));

    private static TimeZoneInfo? FindTimeZone(string id)
        => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId ? zone : null;

    private static Language ReadLanguage(JsonNodeReader node) => node.Value(ParseLanguage, LanguageCodes);

    private static Language? ParseLanguage(string code) => Codes.TryParse(code, out Language language) ? language : null;

    private static string LanguageCodes => "one of " + string.Join(", ", Enum.GetValues<Language>().Select(Codes.Of));

    private static CountryCode ReadCountry(JsonNodeReader node) => node.Value(ParseCountry, CountryCodes);

    private static CountryCode? ParseCountry(string code) => CountryCode.TryParse(code, out var country) && country.Value == code ? country : null;

    private static string CountryCodes => "a country code of two capital letters, EL for Greece";

    private static OrganisationKind ReadKind(JsonNodeReader node)
        => node.Value<OrganisationKind>(
            text => Codes.TryParse(text, out OrganisationKind kind) ? kind : null,
            "one of " + string.Join(", ", Enum.GetValues<OrganisationKind>().Select(Codes.Of)));

    private static ClosureDay ReadClosureDay(JsonNodeReader node)
        => node.Value<ClosureDay>(
            text => ClosureDay.TryParse(text, out var day) ? day : null,
            "a day of every year such as 12-25, or of one year such as 2027-03-29");

    private static FrozenSet<T> Set<T>(JsonNodeReader node, Func<JsonNodeReader, T> read) => node.Distinct(1, MaxItems, read).ToFrozenSet();

    private static Parsed<Programme, ProgrammeError> Refused(ProgrammeError error) => new(null, [error]);
}
