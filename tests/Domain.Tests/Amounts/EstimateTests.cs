using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Tests.Programmes;

namespace CE4BIG.Domain.Tests.Amounts;

public sealed class EstimateTests
{
    [Theory]
    [InlineData("PT", "3", "", 390)]
    [InlineData("PT", "5", "", 780)]
    [InlineData("PT", "5", "yes", 390)]
    [InlineData("PT", "3", "yes", 390)]
    [InlineData("PT", "2", "", 0)]
    [InlineData("GR", "5", "", 780)]
    public void The_estimate_is_the_published_example(string country, string days, string near, int euros)
    {
        Assert.Equal(Money.Euros(euros), Estimate.Read(Answers(country, days, near), Shipped.Programme).Value!.Amount);
    }

    [Theory]
    [InlineData("US", "5", "calc-host", FieldProblem.UnknownChoice)]
    [InlineData("", "5", "calc-host", FieldProblem.Missing)]
    [InlineData("PT", "1000000000000", "calc-days", FieldProblem.TooLarge)]
    [InlineData("PT", "-1", "calc-days", FieldProblem.NotAWholeNumber)]
    public void An_absurd_answer_is_an_error_at_its_field(string country, string days, string field, FieldProblem problem)
    {
        var error = Assert.Single(Estimate.Read(Answers(country, days, ""), Shipped.Programme).Errors);

        Assert.Equal((field, problem), (error.Field, error.Problem));
    }

    private static Dictionary<string, string> Answers(string country, string days, string near) => new(StringComparer.Ordinal)
    {
        ["calc-host"] = country,
        ["calc-days"] = days,
        ["calc-near"] = near,
    };
}
