using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Applications.Drafts;
using CE4BIG.Domain.Programmes;
using CE4BIG.Domain.Tests.Programmes;

namespace CE4BIG.Domain.Tests.Applications.Drafts;

public sealed class DraftReaderTests
{
    public static TheoryData<string> Fields => [.. DraftLimits.Fields];

    [Fact]
    public void Whatever_was_typed_is_kept_exactly_right_or_wrong()
    {
        var typed = Forms.Valid();
        typed["startDate"] = "soon";
        typed["hostEmail"] = "  two words@host.example ";
        typed["goals"] = "\r\nFirst line,\r\n\tsecond. ";
        typed["hostKind"] = "circus";
        typed.Remove("programme");

        var draft = DraftReader.Read(typed, Shipped.Programme).Value!;

        Assert.Equal(typed, draft.Fields);
    }

    [Fact]
    public void An_address_alone_is_a_draft()
    {
        var draft = DraftReader.Read(new Dictionary<string, string>(StringComparer.Ordinal) { ["visitorEmail"] = " a@Company.example ", ["goals"] = "" }, Shipped.Programme).Value!;

        Assert.Equal("a@company.example", draft.Email);
        Assert.Equal(["visitorEmail"], draft.Fields.Keys);
        Assert.Null(draft.Language);
    }

    [Theory]
    [InlineData(null, FieldProblem.Missing)]
    [InlineData("", FieldProblem.Missing)]
    [InlineData("nobody", FieldProblem.NotAnEmail)]
    [InlineData("a@b.example\r\nBcc: c@d.example", FieldProblem.NotAnEmail)]
    public void Without_an_address_there_is_nowhere_to_send_the_link(string? typed, FieldProblem problem)
    {
        var form = Forms.Valid();
        if (typed is null) form.Remove("visitorEmail");
        else form["visitorEmail"] = typed;

        Assert.Equal([new FieldError("visitorEmail", problem)], DraftReader.Read(form, Shipped.Programme).Errors);
    }

    [Theory, MemberData(nameof(Fields))]
    public void A_field_may_be_twice_as_long_as_the_application_takes_and_no_longer(string field)
    {
        var form = Forms.Valid();
        form[field] = new string('x', DraftLimits.Most(field));
        var atTheLimit = DraftReader.Read(form, Shipped.Programme);
        form[field] += "x";
        var above = DraftReader.Read(form, Shipped.Programme);

        Assert.DoesNotContain(atTheLimit.Errors, error => error.Problem == FieldProblem.TooLong);
        Assert.Equal([new FieldError(field, FieldProblem.TooLong, DraftLimits.Of(field))], above.Errors);
    }

    [Theory]
    [InlineData("goals", "a\0b")]
    [InlineData("hostName", "a\u0007b")]
    [InlineData("agenda", "a\ud800b")]
    public void What_no_storage_keeps_is_refused_at_its_field(string field, string typed)
    {
        var form = Forms.Valid();
        form[field] = typed;

        Assert.Equal([new FieldError(field, FieldProblem.UnsafeCharacters)], DraftReader.Read(form, Shipped.Programme).Errors);
    }

    [Fact]
    public void A_draft_keeps_every_field_that_the_application_reads_and_nothing_else()
    {
        var form = Forms.Full();
        form["formId"] = "x";
        form["k"] = "secret";

        var kept = DraftReader.Read(form, Shipped.Programme).Value!.Fields.Keys;

        Assert.Equal(Forms.Full().Keys.Except(["programme"]).Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));
        Assert.Equal(DraftLimits.Fields.Order(StringComparer.Ordinal), kept.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void All_fields_at_their_limits_stay_below_the_limit_of_the_whole()
    {
        // No character of .NET's takes more than three bytes of UTF-8.
        Assert.InRange(DraftLimits.Fields.Sum(DraftLimits.Most) * 3, 1, DraftLimits.AllBytes);
    }

    [Theory]
    [InlineData("pl", Language.Pl)]
    [InlineData("it", null)]
    [InlineData("", null)]
    public void The_visitors_language_is_taken_where_one_was_chosen(string typed, Language? language)
    {
        var form = Forms.Valid();
        form["visitorLanguage"] = typed;

        Assert.Equal(language, DraftReader.Read(form, Shipped.Programme).Value!.Language);
    }
}
