using System.Globalization;
using System.Net;
using System.Xml.Linq;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Payments;
using CE4BIG.Functions.Tests.Lifecycle;
using static CE4BIG.Functions.Tests.Payments.AtTheBank;

namespace CE4BIG.Functions.Tests.Payments;

/// <summary>Finance puts payments into files; no payment is ever in two of them.</summary>
public sealed class PaymentsPageTests(BankFixture fixture) : IClassFixture<BankFixture>
{
    private const string Manager = "anna.nowak@lsk.example";
    private const string Coordinator = "claire.fontaine@ce4big.example";
    private const string AnotherCluster = "nadia.benali@atlanpole.example";

    private RunningApp App => fixture.App;

    [Theory]
    [InlineData(Ewa, HttpStatusCode.OK)]
    [InlineData(AnotherCluster, HttpStatusCode.OK)]
    [InlineData(Manager, HttpStatusCode.Forbidden)]
    [InlineData(Coordinator, HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Redirect)]
    public async Task Only_finance_comes_to_payment_files_and_statements(string? staff, HttpStatusCode answered)
    {
        foreach (var path in new[] { Files, Statements })
        {
            using var page = await App.GetAsync(path, staff);
            Assert.Equal(answered, page.StatusCode);
        }

        using var post = await App.PostAsync(Files, [], staff);
        Assert.Equal(answered == HttpStatusCode.OK ? HttpStatusCode.UnprocessableEntity : answered, post.StatusCode);
    }

    [Fact]
    public async Task An_ordered_payment_is_offered_until_it_is_in_a_file_that_is_the_same_every_time()
    {
        var id = await OrderedAsync(App);
        Assert.Contains($"value=\"{id}-P1\"", await TextAsync(App, Files), StringComparison.Ordinal);

        var file = await MakeAsync(App, id);

        Assert.DoesNotContain($"{id}-P1", await TextAsync(App, Files), StringComparison.Ordinal);
        var (one, two) = (await TextAsync(App, $"{Files}/file/{file}"), await TextAsync(App, $"{Files}/file/{file}", Pawel));
        Assert.Equal(one, two);
        XNamespace x = PaymentMessage.Namespace;
        Assert.Equal($"{id}-P1", XDocument.Parse(one).Descendants(x + "EndToEndId").Single().Value);
    }

    [Fact]
    public async Task The_page_shows_no_account_that_could_be_used()
    {
        await OrderedAsync(App);

        var page = await TextAsync(App, Files);

        Assert.Contains("PL61 •••• 2874", page, StringComparison.Ordinal);
        Assert.DoesNotContain("10901014", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Account, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_officers_who_send_a_payment_at_once_one_does()
    {
        var id = await OrderedAsync(App);

        var both = await Task.WhenAll(MakeAsync(App, id, Ewa), MakeAsync(App, id, Pawel));

        Assert.Single(both, file => file is not null);
    }

    [Fact]
    public async Task A_payment_of_another_cluster_cannot_be_sent_nor_its_file_be_fetched()
    {
        var id = await OrderedAsync(App);

        Assert.Null(await MakeAsync(App, id, AnotherCluster));

        var file = await MakeAsync(App, id);
        using var stranger = await App.GetAsync($"{Files}/file/{file}", AnotherCluster);
        Assert.Equal(HttpStatusCode.NotFound, stranger.StatusCode);
    }

    [Fact]
    public async Task A_bank_account_that_changed_since_leaves_the_file_as_it_was()
    {
        var id = await OrderedAsync(App);
        var file = await MakeAsync(App, id);
        var before = await TextAsync(App, $"{Files}/file/{file}");

        await App.Exchanges.ChangeAsync(id, BankFixture.Now, x => x.ReturnPayment(Samples.Open(x, StepKind.PaymentConfirmation), "AC04", BankFixture.Now, new ReturnBooking(DateOnly.Parse(AtTheBank.Today, CultureInfo.InvariantCulture), "BANK-9")), default);
        await App.Exchanges.ChangeAsync(
            id, BankFixture.Now, x => x.CorrectBank(Samples.Open(x, StepKind.BankCorrection), x.State.Application.Bank with { Holder = "Somebody else" }, BankFixture.Now), default);

        Assert.Equal(before, await TextAsync(App, $"{Files}/file/{file}"));
    }

    [Fact]
    public async Task A_file_that_was_never_sent_is_taken_back_with_a_reason_and_its_payments_are_free()
    {
        var id = await OrderedAsync(App);
        var file = await MakeAsync(App, id);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await ReleaseAsync(file, ("neverSent", "yes")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await ReleaseAsync(file, ("releaseReason", "A slip.")));
        Assert.Equal(HttpStatusCode.OK, await ReleaseAsync(file, ("neverSent", "yes"), ("releaseReason", "A slip of the hand.")));

        var page = await TextAsync(App, Files);
        Assert.Contains("A slip of the hand.", page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{id}-P1\"", page, StringComparison.Ordinal);
        using var gone = await App.GetAsync($"{Files}/file/{file}", Ewa);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await ReleaseAsync(file, ("neverSent", "yes"), ("releaseReason", "Again.")));
    }

    [Fact]
    public async Task A_file_of_which_a_payment_was_confirmed_is_not_taken_back()
    {
        var id = await OrderedAsync(App);
        var file = await MakeAsync(App, id);
        await ConfirmAsync(App, await LookAsync(App, Statement(payments: id)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await ReleaseAsync(file, ("neverSent", "yes"), ("releaseReason", "A slip.")));
    }

    [Fact]
    public async Task A_file_of_which_the_bank_returned_a_payment_that_was_taken_out_by_hand_was_sent_and_is_not_taken_back()
    {
        var id = await OrderedAsync(App);
        var file = await MakeAsync(App, id);
        await App.Exchanges.ChangeAsync(
            id, BankFixture.Now, x => x.ReturnPayment(Samples.Open(x, StepKind.PaymentConfirmation), "The account is wrong.", BankFixture.Now), default);

        await ConfirmAsync(App, await LookAsync(App, Statement(returned: true, payments: id)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await ReleaseAsync(file, ("neverSent", "yes"), ("releaseReason", "One account is wrong.")));
    }

    [Fact]
    public async Task A_file_of_which_a_payment_was_taken_out_by_hand_is_not_handed_out_but_taken_back()
    {
        var id = await OrderedAsync(App);
        var file = await MakeAsync(App, id);
        await App.Exchanges.ChangeAsync(
            id, BankFixture.Now, x => x.ReturnPayment(Samples.Open(x, StepKind.PaymentConfirmation), "The account is wrong.", BankFixture.Now), default);

        using var refused = await App.GetAsync($"{Files}/file/{file}", Ewa);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await ReleaseAsync(file, ("neverSent", "yes"), ("releaseReason", "One account is wrong.")));
    }

    [Fact]
    public async Task A_file_of_which_the_bank_sent_a_payment_back_is_not_taken_back()
    {
        var id = await OrderedAsync(App);
        var file = await MakeAsync(App, id);
        await ConfirmAsync(App, await LookAsync(App, Statement(returned: true, payments: id)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await ReleaseAsync(file, ("neverSent", "yes"), ("releaseReason", "A slip.")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("CX-ZZZZZZZZ-P1")]
    public async Task What_is_no_payment_makes_no_file(string chosen)
    {
        using var answer = await App.PostAsync(Files, [new("payments", chosen)], Ewa);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    private async Task<HttpStatusCode> ReleaseAsync(string? file, params (string Field, string Value)[] fields)
    {
        using var answer = await App.PostAsync($"{Files}/file/{file}", fields.Select(f => new KeyValuePair<string, string>(f.Field, f.Value)), Ewa);
        return answer.StatusCode;
    }
}
