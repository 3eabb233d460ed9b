using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Programmes;
using CE4BIG.Domain.Tests.Programmes;

namespace CE4BIG.Domain.Tests.Applications;

public sealed class ApplicationReaderTests
{
    [Fact]
    public void A_right_form_becomes_a_typed_application()
    {
        var application = Forms.Application();

        Assert.Equal(
            new SmeFigures(24, new Money(325_000_000), new Money(180_000_000)),
            application.Visitor.Figures);
        Assert.Equal("PL6762263271", application.Visitor.Vat);
        Assert.Equal(OrganisationKind.LargeCompany, application.Host.Kind);
        Assert.Equal(new Visit(new DateOnly(2026, 6, 8), new DateOnly(2026, 6, 12), 1720), application.Visit);
        Assert.Equal(new ContactPerson("Jean O’Connor", "jean.oconnor@host.example", Language.Fr), application.HostContact);
        Assert.Equal("Learn how cell therapies are scaled up.\nMeet two suppliers.", application.Goals);
        Assert.Equal("PL61109010140000071219812874", application.Bank.Iban.Value);
        Assert.Equal("WBKPPLPP", application.Bank.Bic.Value);
        Assert.Equal(new Declarations(true, true, true, true), application.Declarations);
    }

    [Fact]
    public void An_empty_form_names_every_field_that_must_be_filled_in_the_forms_order()
    {
        var errors = Read([]).Errors;

        Assert.All(errors, error => Assert.Contains(error.Problem, new[] { FieldProblem.Missing, FieldProblem.NotDeclared }));
        Assert.Equal(
            Forms.Valid().Keys.Except(["programme", "visitorVat", "visitorStaff", "visitorTurnover", "visitorBalanceSheet", "declareSme"]),
            errors.Select(error => error.Field));
    }

    [Theory]
    [InlineData("programme", "eye", FieldProblem.UnknownChoice)]
    [InlineData("visitorKind", "large", FieldProblem.UnknownChoice)]
    [InlineData("visitorKind", "Sme", FieldProblem.UnknownChoice)]
    [InlineData("visitorKind", "0", FieldProblem.UnknownChoice)]
    [InlineData("visitorCountry", "Poland", FieldProblem.UnknownChoice)]
    [InlineData("visitorLanguage", "it", FieldProblem.UnknownChoice)]
    [InlineData("visitorVat", "PL123", FieldProblem.NotAVatNumber)]
    [InlineData("visitorVat", "DE123456789", FieldProblem.NotAVatNumber)]
    [InlineData("visitorStaff", "", FieldProblem.Missing)]
    [InlineData("visitorStaff", "ten", FieldProblem.NotAWholeNumber)]
    [InlineData("visitorStaff", "-1", FieldProblem.NotAWholeNumber)]
    [InlineData("visitorStaff", "1.5", FieldProblem.NotAWholeNumber)]
    [InlineData("visitorStaff", "1000001", FieldProblem.TooLarge)]
    [InlineData("visitorStaff", "99999999999999999999", FieldProblem.TooLarge)]
    [InlineData("visitorTurnover", "much", FieldProblem.NotAnAmount)]
    [InlineData("visitorTurnover", "1.234,5", FieldProblem.NotAnAmount)]
    [InlineData("visitorTurnover", "-3", FieldProblem.NotAnAmount)]
    [InlineData("visitorTurnover", "1e3", FieldProblem.NotAnAmount)]
    [InlineData("visitorTurnover", "0.123456789", FieldProblem.NotAnAmount)]
    [InlineData("visitorTurnover", "1000001", FieldProblem.TooLarge)]
    [InlineData("visitorTurnover", "79228162514264337593543950335", FieldProblem.TooLarge)]
    [InlineData("visitorTurnover", "99999999999999999999999999999999", FieldProblem.NotAnAmount)]
    [InlineData("visitorName", " \t ", FieldProblem.Missing)]
    [InlineData("visitorName", "\u202E\u200B", FieldProblem.Missing)]
    [InlineData("visitorName", "Anna\0Nowak", FieldProblem.UnsafeCharacters)]
    [InlineData("visitorName", "Anna \uD83D Nowak", FieldProblem.UnsafeCharacters)]
    [InlineData("visitorEmail", "zofia", FieldProblem.NotAnEmail)]
    [InlineData("hostEmail", "a@b@host.example", FieldProblem.NotAnEmail)]
    [InlineData("hostEmail", "Zofia.Dabrowska@VISITOR.example", FieldProblem.SamePersonAsVisitor)]
    [InlineData("startDate", "08.06.2026", FieldProblem.NotADate)]
    [InlineData("startDate", "2026-02-30", FieldProblem.NotADate)]
    [InlineData("startDate", "0001-01-01", FieldProblem.NotADate)]
    [InlineData("endDate", "9999-12-31", FieldProblem.NotADate)]
    [InlineData("endDate", "2026-06-07", FieldProblem.EndBeforeStart)]
    [InlineData("distanceKm", "0", FieldProblem.TooSmall)]
    [InlineData("distanceKm", "20039", FieldProblem.TooLarge)]
    [InlineData("iban", "PL61109010140000071219812875", FieldProblem.NotAnIban)]
    [InlineData("bic", "WBK", FieldProblem.NotABic)]
    [InlineData("declarePrivacy", "on", FieldProblem.NotDeclared)]
    [InlineData("declareSme", "", FieldProblem.NotDeclared)]
    public void A_wrong_field_is_named_with_its_problem(string field, string typed, FieldProblem problem)
    {
        var error = Assert.Single(Read(With(field, typed)).Errors);

        Assert.Equal((field, problem), (error.Field, error.Problem));
    }

    [Theory]
    [InlineData("visitorOrganisation", 140)]
    [InlineData("visitorName", 100)]
    [InlineData("visitorCluster", 40)]
    [InlineData("hostOrganisation", 140)]
    [InlineData("hostName", 100)]
    [InlineData("goals", 2000)]
    [InlineData("objectives", 2000)]
    [InlineData("agenda", 4000)]
    [InlineData("accountHolder", 70)]
    public void A_text_is_taken_up_to_its_limit_and_refused_above_with_the_limit_named(string field, int limit)
    {
        Assert.Empty(Read(With(field, new string('x', limit))).Errors);

        var error = Assert.Single(Read(With(field, new string('x', limit + 1))).Errors);
        Assert.Equal(new FieldError(field, FieldProblem.TooLong, limit), error);
    }

    [Fact]
    public void Ten_thousand_characters_in_every_field_are_refused_field_by_field()
    {
        var errors = Read(Forms.Valid().ToDictionary(entry => entry.Key, _ => new string('7', 10_000))).Errors;

        Assert.Equal(
            Forms.Valid().Keys.Except(["visitorStaff", "visitorTurnover", "visitorBalanceSheet", "declareSme"]),
            errors.Select(error => error.Field));
    }

    [Fact]
    public void Line_breaks_count_as_one_character_as_in_the_browser()
        => Assert.Empty(Read(With("goals", string.Concat(Enumerable.Repeat("x\r\n", 1000))[..^2] + "x")).Errors);

    [Fact]
    public void A_choice_that_is_unknown_names_the_choices_there_are()
        => Assert.Equal(["en", "fr", "de", "pl"], Assert.Single(Read(With("hostLanguage", "xx")).Errors).Allowed);

    [Fact]
    public void Script_in_a_text_is_kept_as_the_text_it_is()
        => Assert.Equal("<script>alert('x')</script>", Read(With("goals", "<script>alert('x')</script>")).Value!.Goals);

    [Fact]
    public void Marks_that_turn_the_reading_direction_are_taken_out_of_names()
        => Assert.Equal("Anna Nowak", Read(With("visitorName", "\u202EAnna\u00A0 \u2066Nowak\u200F")).Value!.VisitorContact.Name);

    [Fact]
    public void An_organisation_other_than_an_SME_gives_no_figures_and_no_SME_declaration()
    {
        var form = With("visitorKind", "cluster-organisation");
        form["visitorStaff"] = "many";
        form.Remove("declareSme");

        var visitor = Read(form).Value!.Visitor;

        Assert.Null(visitor.Figures);
    }

    [Fact]
    public void A_visitor_without_VAT_number_is_welcome() => Assert.Null(Read(With("visitorVat", "  ")).Value!.Visitor.Vat);

    [Fact]
    public void A_correction_keeps_the_visitors_address_on_record()
    {
        var read = ApplicationReader.Read(With("visitorEmail", "somebody@else.example"), Shipped.Programme, "zofia.dabrowska@visitor.example");

        Assert.Equal("zofia.dabrowska@visitor.example", read.Value!.VisitorContact.Email);
    }

    [Fact]
    public void Fields_nobody_asked_for_are_ignored() => Assert.Empty(Read(With("isAdmin", "yes")).Errors);

    [Theory]
    [InlineData("virtual")]
    [InlineData("prefinancing")]
    public void A_box_that_the_programme_does_not_offer_is_refused_and_not_overlooked(string field)
        => Assert.Equal(new FieldError(field, FieldProblem.UnknownChoice, null, []), Assert.Single(Read(With(field, "yes")).Errors) with { Allowed = [] });

    [Fact]
    public void Boxes_that_the_programme_offers_may_be_ticked_or_not()
    {
        var ticked = With("virtual", "yes");
        ticked["prefinancing"] = "yes";

        var application = ApplicationReader.Read(ticked, Generous).Value!;

        Assert.Equal((true, true), (application.Visit.IsVirtual, application.Prefinancing));
        var plain = ApplicationReader.Read(Forms.Valid(), Generous).Value!;
        Assert.Equal((false, false), (plain.Visit.IsVirtual, plain.Prefinancing));
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("12 500", 1_250_000)]
    [InlineData("199999,99", 19_999_999)]
    [InlineData("199999.9", 19_999_990)]
    public void De_minimis_aid_is_read_in_euros_and_cents(string typed, long cents)
        => Assert.Equal(new Money(cents), ApplicationReader.Read(Aided(typed), Asking).Value!.DeMinimisReceived);

    [Theory]
    [InlineData("", FieldProblem.Missing)]
    [InlineData("none", FieldProblem.NotAnAmount)]
    [InlineData("-1", FieldProblem.NotAnAmount)]
    [InlineData("0.005", FieldProblem.NotAnAmount)]
    [InlineData("100000001", FieldProblem.TooLarge)]
    public void De_minimis_aid_that_is_asked_for_must_be_a_sum(string typed, FieldProblem problem)
    {
        var error = Assert.Single(ApplicationReader.Read(Aided(typed), Asking).Errors);

        Assert.Equal(("deMinimisEur", problem), (error.Field, error.Problem));
    }

    [Fact]
    public void De_minimis_aid_must_be_declared_where_it_is_asked_for()
    {
        var form = Aided("0");
        form["declareDeMinimis"] = "";

        Assert.Equal("declareDeMinimis", Assert.Single(ApplicationReader.Read(form, Asking).Errors).Field);
    }

    [Fact]
    public void De_minimis_aid_that_nobody_asked_for_is_neither_checked_nor_kept()
    {
        var application = Read(Aided("lots")).Value!;

        Assert.Null(application.DeMinimisReceived);
        Assert.False(application.Declarations.DeMinimis);
    }

    private static Programme Generous
        => Shipped.Programme with { Virtual = new VirtualRules(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)), PrefinancingPercent = 50 };

    private static Programme Asking => Shipped.Programme with { DeMinimis = Money.Euros(300_000) };

    private static Dictionary<string, string> Aided(string euros)
    {
        var form = With("deMinimisEur", euros);
        form["declareDeMinimis"] = "yes";
        return form;
    }

    private static Dictionary<string, string> With(string field, string value)
    {
        var form = Forms.Valid();
        form[field] = value;
        return form;
    }

    private static Parsed<Application, FieldError> Read(Dictionary<string, string> form) => ApplicationReader.Read(form, Shipped.Programme);
}
