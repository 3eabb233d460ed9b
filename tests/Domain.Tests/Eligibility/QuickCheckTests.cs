using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Eligibility;
using CE4BIG.Domain.Tests.Programmes;

namespace CE4BIG.Domain.Tests.Eligibility;

public sealed class QuickCheckTests
{
    private static readonly DateOnly Today = new(2026, 5, 4);

    [Fact]
    public void Who_keeps_every_rule_is_eligible_and_each_rule_is_named()
    {
        var outcomes = Run(Answers());

        Assert.All(outcomes, outcome => Assert.True(outcome.Passed, outcome.Rule.ToString()));
        Assert.Equal(
            [
                EligibilityRule.VisitorKindAllowed, EligibilityRule.VisitorCountryEligible, EligibilityRule.HostCountryEligible, EligibilityRule.CrossBorder,
                EligibilityRule.VisitorClusterKnown, EligibilityRule.EnoughWorkingDays, EligibilityRule.NotTooLong, EligibilityRule.VisitorHasNotVisited,
            ],
            outcomes.Select(outcome => outcome.Rule));
    }

    [Theory]
    [InlineData("check-kind", "large-company", EligibilityRule.VisitorKindAllowed)]
    [InlineData("check-cluster", "-", EligibilityRule.VisitorClusterKnown)]
    [InlineData("check-home", "FR", EligibilityRule.CrossBorder)]
    [InlineData("check-host", "US", EligibilityRule.HostCountryEligible)]
    [InlineData("check-days", "2", EligibilityRule.EnoughWorkingDays)]
    [InlineData("check-span", "32", EligibilityRule.NotTooLong)]
    [InlineData("check-visits", "1", EligibilityRule.VisitorHasNotVisited)]
    public void What_is_not_kept_is_named(string field, string answer, EligibilityRule rule)
    {
        var answers = Answers();
        answers[field] = answer;

        Assert.Equal([rule], Run(answers).Where(outcome => !outcome.Passed).Select(outcome => outcome.Rule));
    }

    [Theory]
    [InlineData("check-kind", "circus", FieldProblem.UnknownChoice)]
    [InlineData("check-home", "Mars", FieldProblem.UnknownChoice)]
    [InlineData("check-days", "0", FieldProblem.TooSmall)]
    [InlineData("check-days", "367", FieldProblem.TooLarge)]
    [InlineData("check-span", "4", FieldProblem.TooSmall)]
    [InlineData("check-visits", "-1", FieldProblem.NotAWholeNumber)]
    [InlineData("check-cluster", "", FieldProblem.Missing)]
    public void An_answer_that_is_none_is_an_error_at_its_field(string field, string answer, FieldProblem problem)
    {
        var answers = Answers();
        answers[field] = answer;

        var error = Assert.Single(QuickCheck.Read(answers, Shipped.Programme).Errors);
        Assert.Equal((field, problem), (error.Field, error.Problem));
    }

    private static Dictionary<string, string> Answers() => new(StringComparer.Ordinal)
    {
        ["check-kind"] = "sme",
        ["check-cluster"] = "lsk",
        ["check-home"] = "PL",
        ["check-host"] = "FR",
        ["check-days"] = "5",
        ["check-span"] = "5",
        ["check-visits"] = "0",
    };

    private static IReadOnlyList<RuleOutcome> Run(Dictionary<string, string> answers) =>
        EligibilityCheck.Run(QuickCheck.Read(answers, Shipped.Programme).Value!, Shipped.Programme, Today);
}
