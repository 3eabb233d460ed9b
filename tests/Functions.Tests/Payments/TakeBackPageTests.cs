using System.Net;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Tests.Lifecycle;
using static CE4BIG.Functions.Tests.Payments.AtTheBank;

namespace CE4BIG.Functions.Tests.Payments;

/// <summary>Money that came back, entered by hand on the exchange's file where there is no statement.</summary>
public sealed class TakeBackPageTests(BankFixture fixture) : IClassFixture<BankFixture>
{
    private const string Manager = "anna.nowak@lsk.example";

    private RunningApp App => fixture.App;

    [Fact]
    public async Task The_form_shows_which_payment_came_back_and_takes_it_back_with_the_banks_booking()
    {
        var id = await PaidAsync();
        Assert.Contains($"<option value=\"{id}-P1\"", await TextAsync(App, $"/desk/exchange/{id}"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, (await ActAsync(id)).Status);

        var payment = (await App.FileAsync(id)).State.Payments[0];
        Assert.Equal((Today, "BACK-1", false), (payment.ReturnValueDate!.Value.ToString("O", null), payment.ReturnReference, payment.IsReturnedByBank));
        await App.MailedAsync(id, "paymenttakenback|exchange|*|coordinator");
        await App.MailedAsync(id, "stepasked|bank-correction-1|001|visitor");
        Assert.Equal(HttpStatusCode.OK, (await ActAsync(id)).Status);
        Assert.Single((await App.FileAsync(id)).Audit, a => a.Intervention == Intervention.PaymentCameBack);
    }

    [Theory]
    [InlineData("payment", "")]
    [InlineData("payment", "P2")]
    [InlineData("valueDate", "")]
    [InlineData("valueDate", "2020-01-01")]
    [InlineData("valueDate", "2099-01-01")]
    [InlineData("bankReference", " ")]
    [InlineData("bankReference", "a reference of more than thirty-five characters")]
    [InlineData("reason", " ")]
    public async Task What_does_not_fit_is_refused_at_its_field_and_changes_nothing(string field, string value)
    {
        var id = await PaidAsync();

        var (status, page) = await ActAsync(id, (field, value == "P2" ? $"{id}-P2" : value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains($"id=\"payment-came-back-{field}-error\"", page, StringComparison.Ordinal);
        Assert.True((await App.FileAsync(id)).State.Payments[0].IsMade);
    }

    [Fact]
    public async Task A_manager_takes_no_payment_back()
    {
        var id = await PaidAsync();

        Assert.Equal(HttpStatusCode.Forbidden, (await ActAsync(id, staff: Manager)).Status);
    }

    private async Task<ExchangeId> PaidAsync()
    {
        var id = await OrderedAsync(App);
        await ConfirmAsync(App, await LookAsync(App, Statement(payments: id)));
        return id;
    }

    private async Task<(HttpStatusCode Status, string Page)> ActAsync(ExchangeId id, (string Field, string Value)? other = null, string staff = Ewa)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["action"] = "payment-came-back",
            ["payment"] = $"{id}-P1",
            ["valueDate"] = Today,
            ["bankReference"] = "BACK-1",
            ["reason"] = "AC04",
        };
        if (other is var (field, value))
        {
            fields[field] = value;
        }

        using var answer = await App.PostAsync($"/desk/exchange/{id}/act", [.. fields], staff);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
