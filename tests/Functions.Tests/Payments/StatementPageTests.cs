using System.Net;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Tests.Lifecycle;
using static CE4BIG.Functions.Tests.Payments.AtTheBank;

namespace CE4BIG.Functions.Tests.Payments;

/// <summary>The bank's statement marks payments, each once, and lists what it does not.</summary>
public sealed class StatementPageTests(BankFixture fixture) : IClassFixture<BankFixture>
{
    private RunningApp App => fixture.App;

    [Fact]
    public async Task A_statement_is_looked_at_and_changes_nothing_before_it_is_confirmed()
    {
        var id = await OrderedAsync(App);

        var page = await LookAsync(App, Statement(payments: id));

        Assert.Contains("data-paid-cents=\"90000\"", page, StringComparison.Ordinal);
        Assert.True((await App.FileAsync(id)).State.Payments[0].IsUnderWay);
    }

    [Fact]
    public async Task What_is_confirmed_is_paid_the_visitor_is_told_and_the_ledger_follows()
    {
        var id = await OrderedAsync(App);

        var page = await ConfirmAsync(App, await LookAsync(App, Statement(payments: id)));

        Assert.Contains("data-statement=\"done\"", page, StringComparison.Ordinal);
        var state = (await App.FileAsync(id)).State;
        Assert.Equal((Ending.Closed, "BANK-9", Today), (state.Ending, state.Payments[0].BankReference, state.Payments[0].ValueDate!.Value.ToString("O", null)));
        Assert.Equal(Pawel, (await App.FileAsync(id)).Audit.Last(a => a.Decision == Decision.ConfirmPaid).Who);
        await App.MailedAsync(id, "paid|exchange|*|visitor");
        await RunningApp.UntilAsync(async () => (await App.Ledger.ReadAsync("ce4big", "lsk", id, default)).Position.Paid.Cents == 900_00);
    }

    [Fact]
    public async Task The_same_statement_again_changes_nothing_and_says_so()
    {
        var id = await OrderedAsync(App);
        var looked = await LookAsync(App, Statement(payments: id));
        await ConfirmAsync(App, looked);
        var before = (await App.FileAsync(id)).State.AuditCount;

        var (again, confirmed) = (await LookAsync(App, Statement(payments: id)), await ConfirmAsync(App, looked));

        Assert.Contains("data-settlement=\"paidbefore\"", again, StringComparison.Ordinal);
        Assert.Contains("data-paid=\"0\"", again, StringComparison.Ordinal);
        Assert.Contains("data-paid=\"0\"", confirmed, StringComparison.Ordinal);
        Assert.Equal(before, (await App.FileAsync(id)).State.AuditCount);
    }

    [Fact]
    public async Task Money_that_came_back_has_the_visitor_correct_the_account()
    {
        var id = await OrderedAsync(App);

        await ConfirmAsync(App, await LookAsync(App, Statement(returned: true, payments: id)));

        Assert.Single((await App.FileAsync(id)).State.Steps, s => s is { IsOpen: true, Key.Kind: StepKind.BankCorrection });
    }

    [Fact]
    public async Task Money_that_came_back_after_the_exchange_was_closed_has_it_asked_paid_and_closed_again()
    {
        var id = await OrderedAsync(App);
        await ConfirmAsync(App, await LookAsync(App, Statement(payments: id)));
        await App.MailedAsync(id, "paid|exchange|*|visitor");

        await ConfirmAsync(App, await LookAsync(App, Statement(returned: true, payments: id)));

        await App.MailedAsync(id, "stepasked|bank-correction-1|001|visitor");
        await RunningApp.UntilAsync(async () => (await App.Ledger.ReadAsync("ce4big", "lsk", id, default)).Position is { Paid.Cents: 0, Committed.Cents: 900_00 });
        await App.WaitsAtAsync(id, StepKind.BankCorrection);
    }

    [Fact]
    public async Task What_was_taken_out_by_hand_and_is_paid_nevertheless_stands_before_what_needs_nobody()
    {
        var (taken, paid) = (await OrderedAsync(App), await OrderedAsync(App));
        await ConfirmAsync(App, await LookAsync(App, Statement(payments: paid)));
        await App.Exchanges.ChangeAsync(
            taken, BankFixture.Now, x => x.ReturnPayment(Samples.Open(x, StepKind.PaymentConfirmation), "The account is wrong.", BankFixture.Now), default);

        var page = await LookAsync(App, Statement(payments: [paid, taken]));

        var (alarm, harmless) = (page.IndexOf("data-settlement=\"paidthoughtakenout\"", StringComparison.Ordinal), page.IndexOf("data-settlement=\"paidbefore\"", StringComparison.Ordinal));
        Assert.InRange(alarm, 0, harmless);
    }

    [Theory]
    [InlineData(Ewa, "900.00", "askedofanother")]
    [InlineData(Pawel, "899.00", "wrongamount")]
    [InlineData("nadia.benali@atlanpole.example", "900.00", "unknown")]
    public async Task What_does_not_fit_is_listed_with_its_reason(string staff, string amount, string settlement)
    {
        var id = await OrderedAsync(App);

        var account = staff.EndsWith("@lsk.example", StringComparison.Ordinal) ? Account : "FR7630004000031234567890143";
        var page = await LookAsync(App, Statement(account: account, amount: amount, payments: id), staff);

        Assert.Contains($"data-settlement=\"{settlement}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"changes\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_is_refused_stops_none_of_the_others()
    {
        var (one, other) = (await OrderedAsync(App), await OrderedAsync(App));
        var looked = await LookAsync(App, Statement(payments: [one, other]));
        await ConfirmAsync(App, await LookAsync(App, Statement(payments: one)));

        var page = await ConfirmAsync(App, looked);

        Assert.Contains("data-paid=\"1\"", page, StringComparison.Ordinal);
        Assert.Equal(Ending.Closed, (await App.FileAsync(other)).State.Ending);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("<Document/>")]
    [InlineData("")]
    public async Task What_is_no_statement_is_refused_at_its_field(string content)
    {
        using var answer = await App.PostFileAsync(Statements, "statement", System.Text.Encoding.UTF8.GetBytes(content), Pawel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("id=\"statement-error\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_statement_of_another_account_is_refused()
    {
        var id = await OrderedAsync(App);

        Assert.Contains("id=\"statement-error\"", await LookAsync(App, Statement(account: "FR7630004000031234567890143", payments: id)), StringComparison.Ordinal);
    }
}
