using System.Net;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Tests.Lifecycle;

namespace CE4BIG.Functions.Tests.Web;

/// <summary>Answers that say more than yes or no, as browsers post them.</summary>
public sealed class StepAnswersTests(AppFixture fixture) : IClassFixture<AppFixture>
{
    private RunningApp App => fixture.App;

    [Fact]
    public async Task Every_box_that_is_ticked_is_asked_of_the_visitor()
    {
        var (id, step) = await AtAsync(StepKind.Validation);

        Assert.Equal(HttpStatusCode.OK, await AnswerAsync(id, step, "incomplete", ("missing", "accommodation"), ("missing", "return-travel"), ("reason", "Both are cut off.")));

        var completion = (await App.FileAsync(id)).State.Steps.Single(s => s.Key.Kind == StepKind.Completion);
        Assert.Equal(["accommodation", "return-travel"], completion.Items.ToArray());
        await App.MailedAsync(id, "stepasked|completion-1|001|visitor");
    }

    [Theory]
    [InlineData("incomplete", "reason", "Something.")]
    [InlineData("incomplete", "missing", "accommodation")]
    [InlineData("incomplete", "missing", "a-unicorn")]
    [InlineData("partly", "reason", "Only half.")]
    [InlineData("partly", "amountEur", "99999")]
    [InlineData("delegate", "delegateTo", "")]
    [InlineData("delegate", "delegateTo", "camille-moreau")]
    [InlineData("delegate", "delegateTo", "anna-nowak")]
    [InlineData("conflict", "reason", "")]
    [InlineData("refuse", "reason", "  ")]
    public async Task An_answer_that_lacks_something_comes_back(string decision, string field, string value)
    {
        var (id, step) = await AtAsync(StepKind.Validation);
        (string, string)[] fields = field is "missing" or "reason" && value != "a-unicorn" ? [(field, value)] : [(field, value), ("reason", "A reason.")];

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await AnswerAsync(id, step, decision, fields));

        Assert.True((await App.FileAsync(id)).State.Steps.Single(s => s.Key == step).IsOpen);
    }

    [Fact]
    public async Task A_part_of_the_amount_is_granted_as_it_was_entered()
    {
        var (id, step) = await AtAsync(StepKind.Validation);

        Assert.Equal(HttpStatusCode.OK, await AnswerAsync(id, step, "partly", ("amountEur", "412.50"), ("reason", "One night is missing.")));

        Assert.Equal(412_50, (await App.FileAsync(id)).State.Granted!.Amount.Cents);
        await App.MailedAsync(id, "validated|exchange|*|visitor");
    }

    [Theory]
    [InlineData(StepKind.VisitingApproval, "visiting-approval-1")]
    [InlineData(StepKind.Validation, "validation-1")]
    public async Task What_is_delegated_goes_to_the_colleague_and_the_old_link_decides_nothing(StepKind kind, string name)
    {
        var (id, step) = await AtAsync(kind);
        var before = await FormAsync(id, step, kind == StepKind.Validation ? "validate" : "approve");

        Assert.Equal(HttpStatusCode.OK, await AnswerAsync(id, step, "delegate", ("delegateTo", "tomasz-wojcik")));

        await App.MailedAsync(id, $"steppassedon|{name}|002|visitingdeputy");
        using var late = await App.PostAsync($"/step/{id}/{step}", before);
        Assert.NotEqual(HttpStatusCode.OK, late.StatusCode);
        var passed = (await App.FileAsync(id)).State.Steps.Single(s => s.Key == step);
        Assert.True(passed is { IsOpen: true, Addressee.Email: "tomasz.wojcik@lsk.example" });
    }

    [Fact]
    public async Task Whoever_declares_a_conflict_is_asked_nothing_more_and_the_deputy_decides()
    {
        var (id, step) = await AtAsync(StepKind.VisitingApproval);

        Assert.Equal(HttpStatusCode.OK, await AnswerAsync(id, step, "conflict", ("reason", "My brother owns it.")));

        await App.MailedAsync(id, "steppassedon|visiting-approval-1|002|visitingdeputy");
        Assert.Equal(["anna.nowak@lsk.example"], (await App.FileAsync(id)).State.Conflicts.ToArray());
    }

    [Fact]
    public async Task Bank_data_that_the_visitor_corrects_bring_the_payment_back_to_finance()
    {
        var (id, step) = await AtAsync(StepKind.BankCorrection);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await AnswerAsync(id, step, "bank", ("iban", "PL00"), ("bic", "WBKPPLPP"), ("accountHolder", "Selvita")));
        Assert.Equal(
            HttpStatusCode.OK, await AnswerAsync(id, step, "bank", ("iban", "DE89 3704 0044 0532 0130 00"), ("bic", "COBADEFF"), ("accountHolder", "Selvita GmbH")));

        await App.MailedAsync(id, "stepasked|payment-order-2|001|finance");
        var file = await App.FileAsync(id);
        Assert.Equal("Selvita GmbH", file.State.Application.Bank.Holder);
        Assert.Equal("Selvita Diagnostics", Assert.Single(file.Versions).Bank.Holder);
    }

    [Fact]
    public async Task A_survey_is_stored_as_it_was_answered()
    {
        var (id, step) = await AtAsync(StepKind.Survey);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await AnswerAsync(id, step, "survey", ("rating", "6")));
        Assert.Equal(HttpStatusCode.OK, await AnswerAsync(id, step, "survey", ("rating", "4"), ("comment", "Thank you.")));

        Assert.True((await App.FileAsync(id)).State.Survey is { Rating: 4, Comment: "Thank you." });
    }

    [Theory]
    [InlineData(StepKind.HostChoice)]
    [InlineData(StepKind.VisitingApproval)]
    [InlineData(StepKind.HostingApproval)]
    [InlineData(StepKind.Correction)]
    [InlineData(StepKind.NewDates)]
    [InlineData(StepKind.AdvanceOrder)]
    [InlineData(StepKind.AdvanceConfirmation)]
    [InlineData(StepKind.Report)]
    [InlineData(StepKind.Certificate)]
    [InlineData(StepKind.Validation)]
    [InlineData(StepKind.Completion)]
    [InlineData(StepKind.PaymentOrder)]
    [InlineData(StepKind.BankCorrection)]
    [InlineData(StepKind.PaymentConfirmation)]
    [InlineData(StepKind.Survey)]
    [InlineData(StepKind.Recovery)]
    public async Task Every_step_that_is_asked_has_a_page_and_none_decides_without_a_code(StepKind kind)
    {
        var (id, key) = await AtAsync(kind);
        var step = (await App.FileAsync(id)).State.Steps.Single(s => s.Key == key);

        using var page = await App.GetAsync(App.Links.Address(id, step).PathAndQuery);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        foreach (var decision in DecisionNames.Offered(kind))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await AnswerAsync(id, key, DecisionNames.Of(decision), ("code", "")));
        }

        Assert.True((await App.FileAsync(id)).State.Steps.Single(s => s.Key == key).IsOpen);
    }

    private async Task<(ExchangeId Id, StepKey Step)> AtAsync(StepKind kind)
    {
        var exchange = Lives.AwaitingA(kind).Exchange;
        return (await App.BeginAsync(exchange), Samples.Open(exchange, kind));
    }

    private async Task<List<KeyValuePair<string, string>>> FormAsync(ExchangeId id, StepKey key, string decision)
    {
        var step = (await App.FileAsync(id)).State.Steps.Single(s => s.Key == key);
        return [new("k", App.Links.Secret(id, step)), new("code", App.Links.Code(id, step)), new("decision", decision)];
    }

    private async Task<HttpStatusCode> AnswerAsync(ExchangeId id, StepKey key, string decision, params (string Field, string Value)[] fields)
    {
        var form = await FormAsync(id, key, decision);
        form.RemoveAll(f => fields.Any(other => other.Field == f.Key));
        form.AddRange(fields.Select(f => new KeyValuePair<string, string>(f.Field, f.Value)));
        using var answer = await App.PostAsync($"/step/{id}/{key}", form);
        return answer.StatusCode;
    }
}
