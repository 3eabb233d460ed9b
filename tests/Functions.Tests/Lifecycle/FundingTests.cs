using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Budget;
using CE4BIG.Functions.Lifecycle;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Tests.Storage;

namespace CE4BIG.Functions.Tests.Lifecycle;

/// <summary>The way to the ledger, where two look at one exchange at once: activities run at least once, so an old look may come late.</summary>
[Collection(StorageCollection.Name)]
public sealed class FundingTests(StorageFixture storage)
{
    [Fact]
    public async Task A_look_that_read_the_exchange_before_its_payment_was_confirmed_leaves_the_ledger_as_it_is_after()
    {
        var (ordered, now, confirm) = Lives.AwaitingA(StepKind.PaymentConfirmation);

        await AssertFollowsAsync(await AddAsync(ordered), now, [confirm], StepKind.AfterClosing);
    }

    [Fact]
    public async Task A_look_that_had_nothing_to_note_finds_what_was_decided_meanwhile()
    {
        var (approved, now, _) = Lives.AwaitingA(StepKind.Budget);
        Assert.IsType<Outcome.Done>(approved.Postpone(approved.State.Visitor, "Ill.", now));

        await AssertFollowsAsync(await AddAsync(approved), now, [AWeekLater], StepKind.PaymentOrder);
    }

    private static Outcome AWeekLater(Exchange exchange)
    {
        var visit = exchange.State.Application.Visit;
        return exchange.Resubmit(
            Samples.Open(exchange, StepKind.NewDates), exchange.State.Application with { Visit = visit with { Start = visit.Start.AddDays(7), End = visit.End.AddDays(7) } }, Samples.Start.AddDays(1));
    }

    private async Task<ExchangeFile> AddAsync(Exchange exchange)
    {
        Assert.True(exchange.MustBook);
        Assert.True(await storage.Exchanges.AddAsync(exchange, Samples.Start, default));
        return (await storage.Exchanges.LoadAsync(exchange.State.Id, default))!;
    }

    // While the first look books, the exchange goes on and a second look books that.
    private async Task AssertFollowsAsync(ExchangeFile file, DateTimeOffset now, Func<Exchange, Outcome>[] moves, StepKind until)
    {
        var interjection = new Interjection("GET", "RowKey='head'", GoOnAsync);
        var late = new Funding(new BudgetLedger(interjection.Open(storage.Azurite.ConnectionString)), storage.Exchanges, storage.Programmes);

        var (settled, _) = await late.SettleAsync(file, now, default);

        Assert.True(interjection.Happened);
        var holds = Exchange.Load(settled.State, Samples.Programme).Holds;
        Assert.Contains(settled.State.Steps, s => s.IsOpen && s.Key.Kind == until);
        Assert.Equal(holds, (await storage.Ledger.ReadAsync("ce4big", "lsk", file.State.Id, default)).Position);
        Assert.Equal(holds, (await storage.Exchanges.LoadAsync(file.State.Id, default))!.State.Booked);

        async Task GoOnAsync()
        {
            var queue = new Queue<Func<Exchange, Outcome>>(moves);
            var (on, then) = (file, now);
            while (!on.State.Steps.Any(s => s.IsOpen && s.Key.Kind == until))
            {
                if (!queue.TryDequeue(out var move))
                {
                    (then, move) = Lives.Onward(on.State, then);
                }

                on = (await storage.Exchanges.ChangeAsync(on, then, move, default)).File;
            }

            await storage.Funding.SettleAsync(on, then, default);
        }
    }
}
