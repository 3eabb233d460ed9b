using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Eligibility;
using CE4BIG.Domain.Tests.Programmes;

namespace CE4BIG.Domain.Tests.Applications;

public sealed class ApplicationProgressTests
{
    private static readonly DateOnly Today = new(2026, 5, 4);

    [Fact]
    public void An_empty_form_begins_at_the_beginning()
    {
        var progress = Of(new(StringComparer.Ordinal));

        Assert.All(progress.Sections, section => Assert.Equal(SectionState.Empty, section.State));
        Assert.Equal(ApplicationSection.Organisation, progress.FirstUnfinished);
        Assert.Null(progress.WorkingDays);
        Assert.Null(progress.LumpSum);
    }

    [Fact]
    public void A_form_that_is_right_is_done_and_says_what_it_brings()
    {
        var progress = Of(Forms.Valid());

        Assert.All(progress.Sections, section => Assert.Equal(SectionState.Done, section.State));
        Assert.Equal(ApplicationSection.Review, progress.FirstUnfinished);
        Assert.Equal(5, progress.WorkingDays);
        Assert.Equal(Money.Euros(900), progress.LumpSum!.Amount);
    }

    [Fact]
    public void Every_field_of_the_form_stands_in_exactly_one_section()
    {
        var fields = ApplicationSections.All.SelectMany(ApplicationSections.Fields).ToList();

        Assert.Equal([.. Forms.Full().Keys.Where(field => field != "programme").Order(StringComparer.Ordinal)], fields.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("visitorVat", "12", ApplicationSection.Organisation)]
    [InlineData("visitorLanguage", "it", ApplicationSection.Person)]
    [InlineData("hostEmail", "zofia.dabrowska@visitor.example", ApplicationSection.Host)]
    [InlineData("endDate", "2026-06-01", ApplicationSection.Visit)]
    [InlineData("agenda", "", ApplicationSection.Purpose)]
    [InlineData("iban", "PL00", ApplicationSection.Bank)]
    [InlineData("declarePrivacy", "", ApplicationSection.Declarations)]
    public void What_is_wrong_concerns_its_own_section_only(string field, string value, ApplicationSection section)
    {
        var form = Forms.Valid();
        form[field] = value;

        var progress = Of(form);

        Assert.Equal([section], progress.Sections.Where(candidate => !candidate.IsRight).Select(candidate => candidate.Section));
        Assert.Equal([field], progress[section].Errors.Select(error => error.Field));
        Assert.Equal(section, progress.FirstUnfinished);
    }

    [Fact]
    public void A_rule_is_told_as_soon_as_what_it_needs_is_there()
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["visitorCountry"] = "PL", ["hostCountry"] = "PL" };

        Assert.Equal([EligibilityRule.CrossBorder], Of(form)[ApplicationSection.Host].Failed.Select(outcome => outcome.Rule));
        form["visitorCountry"] = "Poland";
        Assert.Empty(Of(form)[ApplicationSection.Host].Failed);
    }

    [Fact]
    public void A_visit_that_is_too_short_is_told_by_its_dates_alone()
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["startDate"] = "2026-06-08", ["endDate"] = "2026-06-09" };

        var progress = Of(form);

        Assert.Equal([EligibilityRule.EnoughWorkingDays], progress[ApplicationSection.Visit].Failed.Select(outcome => outcome.Rule));
        Assert.Equal(2, progress.WorkingDays);
    }

    [Theory]
    [InlineData("hostCountry")]
    [InlineData("startDate")]
    [InlineData("distanceKm")]
    public void No_amount_is_guessed_where_something_of_it_is_missing(string field)
    {
        var form = Forms.Valid();
        form[field] = "";

        Assert.Null(Of(form).LumpSum);
    }

    [Fact]
    public void A_country_without_a_rate_brings_no_amount_and_no_exception()
    {
        var form = Forms.Valid();
        form["hostCountry"] = "US";

        Assert.Null(Of(form).LumpSum);
    }

    [Fact]
    public void The_codes_of_sections_read_back()
    {
        Assert.All(ApplicationSections.All, section => Assert.Equal((true, section), (ApplicationSections.TryParse(ApplicationSections.Code(section), out var read), read)));
        Assert.False(ApplicationSections.TryParse("Host", out _));
    }

    private static ApplicationProgress Of(Dictionary<string, string> form) => ApplicationProgress.Of(form, Shipped.Programme, Today);
}
