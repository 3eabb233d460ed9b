using System.Text.Json.Nodes;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Budget;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Budget;
using Microsoft.DurableTask.Client;

namespace CE4BIG.Functions.Tests.Lifecycle;

/// <summary>Money of a cluster that has enough for one and a half visits.</summary>
public sealed class BudgetTests : IAsyncLifetime
{
    private static readonly Money Whole = new(900_00);
    private static readonly Money All = new(1350_00);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ce4big-programmes");

    private RunningApp App { get; set; } = null!;

    public async Task InitializeAsync()
    {
        var programme = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Samples.ProgrammeFolder, "ce4big.json")))!;
        programme["clusters"]!.AsArray().Single(c => (string)c!["id"]! == "lsk")!["budgetEur"] = 1350;
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "ce4big.json"), programme.ToJsonString());
        App = await RunningApp.StartAsync(scale: 1, _folder.FullName);
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Of_two_that_want_money_for_one_the_second_waits_is_told_once_and_has_it_when_the_first_withdraws()
    {
        var first = await FundedAsync();
        var second = await WaitingAsync();
        Assert.Equal(1, (await App.Ledger.ReadAsync("ce4big", "lsk", second, default)).Place);
        Assert.Equal(All - Whole, (await FreeAsync()));

        await ChangeAsync(first, x => x.Withdraw(x.State.Visitor, "No time.", Samples.Start));

        await App.MailedAsync(second, "approved|exchange|*|visitor");
        await App.MailedAsync(second, "approved|exchange|*|host");
        Assert.Single(App.MailsOf(second), key => key.StartsWith("queued|", StringComparison.Ordinal));
        Assert.Equal(Whole, (await App.FileAsync(second)).State.Reserved!.Amount);
        Assert.Null((await App.Ledger.ReadAsync("ce4big", "lsk", second, default)).Place);
    }

    [Fact]
    public async Task When_everybody_withdraws_funded_or_waiting_all_money_is_free_and_nobody_stands_in_line()
    {
        var (first, second) = (await FundedAsync(), await WaitingAsync());
        var third = await WaitingAsync();

        foreach (var id in new[] { second, first, third })
        {
            await ChangeAsync(id, x => x.Withdraw(x.State.Visitor, "No time.", Samples.Start));
        }

        await RunningApp.UntilAsync(async () => await SummaryAsync() is { Waiting: 0, Balance.Free: var free } && free == All);
        Assert.DoesNotContain(App.MailsOf(second), key => key.StartsWith("approved|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_workflow_that_was_lost_while_it_waited_for_money_has_it_when_some_is_freed()
    {
        var (first, second) = (await FundedAsync(), await WaitingAsync());
        await App.Client.TerminateInstanceAsync(second.Value, new TerminateInstanceOptions { Recursive = true });
        await App.EndedAsync(second);

        await App.Workflow.ReviveAsync(App.Client, (await App.FileAsync(second)).State, default);
        await App.WaitsAtAsync(second, StepKind.Budget);
        await ChangeAsync(first, x => x.Withdraw(x.State.Visitor, "No time.", Samples.Start));

        await App.MailedAsync(second, "approved|exchange|*|visitor");
        Assert.Single(App.MailsOf(second), key => key.StartsWith("queued|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_ledger_follows_an_exchange_from_reserved_to_committed_to_paid()
    {
        var id = await FundedAsync();
        await HoldsAsync(id, new LedgerPosition(Whole, Money.Zero, Money.Zero, Money.Zero));

        var now = Samples.Start;
        foreach (var (until, held) in new[]
        {
            (StepKind.PaymentOrder, new LedgerPosition(Money.Zero, Whole, Money.Zero, Money.Zero)),
            (StepKind.AfterClosing, new LedgerPosition(Money.Zero, Money.Zero, Whole, Money.Zero)),
        })
        {
            now = await GoAsync(id, until, now);
            await HoldsAsync(id, held);
        }

        var entries = (await App.Ledger.EntriesAsync("ce4big", "lsk", LedgerQuery.All, null, default)).Entries;
        Assert.Equal([LedgerEntryKind.Pay, LedgerEntryKind.Commit, LedgerEntryKind.Reserve], entries.Select(e => e.Move.Kind));
    }

    [Fact]
    public async Task What_a_shorter_visit_does_not_need_goes_to_the_next_in_line()
    {
        var (first, second) = (await FundedAsync(), await WaitingAsync());
        var now = await GoAsync(first, StepKind.Certificate, Samples.Start);
        var visit = (await App.FileAsync(first)).State.Application.Visit;

        await ChangeAsync(first, x => x.Certify(Samples.Open(x, StepKind.Certificate), visit.Start, visit.Start.AddDays(2), now), now);
        await GoAsync(first, StepKind.PaymentOrder, now);

        await App.MailedAsync(second, "approved|exchange|*|visitor");
        Assert.Equal(Money.Zero, await FreeAsync());
    }

    [Fact]
    public async Task Whoever_postpones_keeps_the_money_and_the_queue_its_order()
    {
        var (first, second) = (await FundedAsync(), await WaitingAsync());

        await ChangeAsync(first, x => x.Postpone(x.State.Visitor, "Ill.", Samples.Start));

        await App.MailedAsync(first, "stepasked|new-dates-1|001|visitor");
        await HoldsAsync(first, new LedgerPosition(Whole, Money.Zero, Money.Zero, Money.Zero));
        Assert.Equal(1, (await App.Ledger.ReadAsync("ce4big", "lsk", second, default)).Place);
    }

    private async Task<ExchangeId> FundedAsync()
    {
        var id = await App.BeginAsync(Lives.AwaitingA(StepKind.Budget).Exchange);
        await App.MailedAsync(id, "approved|exchange|*|visitor");
        await App.WaitsAtAsync(id, StepKind.Travel);
        return id;
    }

    private async Task<ExchangeId> WaitingAsync()
    {
        var id = await App.BeginAsync(Lives.AwaitingA(StepKind.Budget).Exchange);
        await App.MailedAsync(id, "queued|exchange|*|visitor");
        await App.WaitsAtAsync(id, StepKind.Budget);
        return id;
    }

    private async Task<DateTimeOffset> GoAsync(ExchangeId id, StepKind until, DateTimeOffset now)
    {
        while ((await App.FileAsync(id)).State is var state && !state.Steps.Any(s => s.IsOpen && s.Key.Kind == until))
        {
            (now, var move) = Lives.Onward(state, now);
            await ChangeAsync(id, move, now);
        }

        return now;
    }

    private async Task ChangeAsync(ExchangeId id, Func<Exchange, Outcome> move, DateTimeOffset? now = null)
    {
        var change = (await App.Exchanges.ChangeAsync(id, now ?? Samples.Start, move, default))!;
        Assert.IsType<Outcome.Done>(change.Outcome);
        await App.Workflow.FollowAsync(App.Client, change, default);
    }

    private Task HoldsAsync(ExchangeId id, LedgerPosition held) => RunningApp.UntilAsync(async () =>
        (await App.Ledger.ReadAsync("ce4big", "lsk", id, default)).Position == held && (await App.FileAsync(id)).State.Booked == held);

    private async Task<LedgerSummary> SummaryAsync() => await App.Ledger.ReadAsync(ClusterBudget.Today(App.Programmes, "ce4big", "lsk"), default);

    private async Task<Money> FreeAsync() => (await SummaryAsync()).Balance.Free;
}
