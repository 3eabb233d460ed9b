using System.Net;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Tests.Lifecycle;

/// <summary>A correction may change who visits, and a visitor visits once (domain: What the scheme requires).</summary>
public sealed class CorrectionTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private RunningApp App => fixture.App;

    [Fact]
    public async Task A_corrected_name_is_claimed_so_that_nobody_else_visits_under_it()
    {
        var (exchange, form) = await AwaitingACorrectionAsync();
        form["visitorOrganisation"] = "Corrected " + Guid.NewGuid();
        form["visitorVat"] = "";

        using var answer = await PostAsync(exchange, form);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var stored = (await App.Exchanges.LoadAsync(exchange.State.Id, default))!.State;
        Assert.Equal(form["visitorOrganisation"], stored.Application.Visitor.Organisation);
        Assert.True(await App.Visits.HasVisitedAsync(stored.Application, Samples.NewId(), default));
    }

    [Fact]
    public async Task A_name_that_somebody_else_visits_under_is_refused_at_its_field_and_nothing_is_stored()
    {
        var other = Samples.Submitted();
        await App.Exchanges.AddAsync(other, Samples.Start, default);
        await App.Visits.ClaimAsync(other.State.Application, other.State.Id, default);
        var (exchange, form) = await AwaitingACorrectionAsync();
        form["visitorOrganisation"] = other.State.Application.Visitor.Organisation;

        using var answer = await PostAsync(exchange, form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("error-summary", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(exchange.State.Application, (await App.Exchanges.LoadAsync(exchange.State.Id, default))!.State.Application);
    }

    [Fact]
    public async Task A_wrong_code_claims_nothing()
    {
        var (exchange, form) = await AwaitingACorrectionAsync();
        form["visitorOrganisation"] = "Corrected " + Guid.NewGuid();
        form["visitorVat"] = "";
        form["code"] = form["code"] == "000000" ? "000001" : "000000";

        using var answer = await PostAsync(exchange, form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var typed = Samples.Application(f => f["visitorOrganisation"] = form["visitorOrganisation"]);
        Assert.False(await App.Visits.HasVisitedAsync(typed, Samples.NewId(), default));
    }

    private async Task<(Exchange Exchange, Dictionary<string, string> Form)> AwaitingACorrectionAsync()
    {
        var (exchange, _, _) = Lives.AwaitingA(StepKind.Correction);
        await App.Exchanges.AddAsync(exchange, Samples.Start, default);
        var step = exchange.OpenSteps.Single();
        var form = new Dictionary<string, string>(ApplicationForm.Fields(exchange.State.Application))
        {
            ["k"] = App.Links.Secret(exchange.State.Id, step),
            ["code"] = App.Links.Code(exchange.State.Id, step),
            ["decision"] = "resubmit",
        };
        return (exchange, form);
    }

    private Task<HttpResponseMessage> PostAsync(Exchange exchange, Dictionary<string, string> form) => App.PostAsync($"/step/{exchange.State.Id}/correction-1", form);
}
