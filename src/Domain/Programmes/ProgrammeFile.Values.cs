using System.Collections.Frozen;
using System.Globalization;
using CE4BIG.Domain.Banking;
using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Payments;

namespace CE4BIG.Domain.Programmes;

// The small values that a programme file is made of, each with what is allowed in words.
public static partial class ProgrammeFile
{
    private const int LongestId = 40;
    private const int MaxDays = 1000;
    private const int EarliestYear = 2000;
    private const int LatestYear = 2199;

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

    private static Iban ReadIban(JsonNodeReader node)
        => node.Value<Iban>(
            text => Iban.TryParse(text, out var iban) && iban.Value == text && SepaScope.Reaches(iban) ? iban : null,
            "an IBAN without spaces, its check digits right, of a country in SEPA");

    private static Bic ReadBic(JsonNodeReader node)
        => node.Value<Bic>(text => Bic.TryParse(text, out var bic) && bic.Value == text ? bic : null, "a BIC of 8 or 11 capital letters and digits");

    // What a bank can read of it must not be empty, or shorter than what stands here.
    private static string BankText(JsonNodeReader node, int longest)
        => node.Reference(
            text => text.Length <= longest && SepaText.Clean(text, 2 * longest) is { Length: > 0 } clean && clean.Length <= longest ? text : null,
            string.Create(CultureInfo.InvariantCulture, $"a text of 1 to {longest} characters that banks can read")) ?? "";

    private static OrganisationKind ReadKind(JsonNodeReader node)
        => node.Value<OrganisationKind>(
            text => Codes.TryParse(text, out OrganisationKind kind) ? kind : null,
            "one of " + string.Join(", ", Enum.GetValues<OrganisationKind>().Select(Codes.Of)));

    private static ClosureDay ReadClosureDay(JsonNodeReader node)
        => node.Value<ClosureDay>(
            text => ClosureDay.TryParse(text, out var day) ? day : null,
            "a day of every year such as 12-25, or of one year such as 2027-03-29");

    private static FrozenSet<T> Set<T>(JsonNodeReader node, Func<JsonNodeReader, T> read) => node.Distinct(1, MaxItems, read).ToFrozenSet();

    private static StepKind ReadApproval(JsonNodeReader node)
        => node.Value<StepKind>(
            text => text switch { "visiting" => StepKind.VisitingApproval, "hosting" => StepKind.HostingApproval, _ => null },
            "one of visiting, hosting");
}
