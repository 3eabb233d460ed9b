using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Budget;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Budget;
using CE4BIG.Functions.Tests.Storage;

namespace CE4BIG.Functions.Tests.Budget;

/// <summary>Each test has a cluster of its own, so that none sees another's bookings.</summary>
[Collection(StorageCollection.Name)]
public sealed class BudgetLedgerTests(StorageFixture storage)
{
    private const string Version = "2026-1";
    private readonly BudgetLedger _ledger = new(storage.Tables);
    private readonly string _cluster = Guid.NewGuid().ToString("N");
    private DateTimeOffset _now = Samples.Start;

    [Fact]
    public async Task Of_twenty_awards_at_once_on_money_for_seven_seven_are_booked_and_the_others_stand_in_line()
    {
        var budget = Budget((7 * 780) + 779);
        var exchanges = Exchanges(20);

        var bookings = await Task.WhenAll(exchanges.Select(exchange => BookAsync(budget, exchange, At(780))));

        Assert.Equal(7, bookings.Count(booking => booking is Booking.Booked));
        Assert.Equal(Enumerable.Range(1, 13), bookings.OfType<Booking.Waiting>().Select(waiting => waiting.Place).Order());
        var summary = await _ledger.ReadAsync(budget, default);
        Assert.Equal((Money.Euros(779), 7, 13), (summary.Balance.Free, summary.Entries, summary.Waiting));
        await AssertBalancedAsync(budget, exchanges);
    }

    [Fact]
    public async Task The_same_booking_asked_for_many_times_at_once_is_booked_once()
    {
        var budget = Budget(7_800);
        var exchange = Samples.NewId();

        var bookings = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => BookAsync(budget, exchange, At(780))));

        Assert.All(bookings, booking => Assert.IsType<Booking.Booked>(booking));
        Assert.Equal([(LedgerEntryKind.Reserve, Money.Euros(780))], await StoryAsync());
    }

    [Fact]
    public async Task Somebody_who_waits_and_asks_many_times_at_once_stands_in_line_once()
    {
        var budget = Budget(100);
        await BookAsync(budget, Samples.NewId(), At(780));
        var exchange = Samples.NewId();

        var bookings = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => BookAsync(budget, exchange, At(780))));

        Assert.All(bookings, booking => Assert.Equal(new Booking.Waiting(2), booking));
        Assert.Equal(2, (await _ledger.ReadAsync(budget, default)).Waiting);
    }

    [Fact]
    public async Task A_freed_reservation_lets_exactly_the_first_in_line_through_though_all_ask()
    {
        var budget = Budget(780);
        var line = await LineUpAsync(budget, Exchanges(6));
        await BookAsync(budget, line[0], LedgerPosition.None);

        var bookings = await Task.WhenAll(line.Skip(1).Reverse().Select(exchange => BookAsync(budget, exchange, At(780))));
        var again = await BookAsync(budget, line[1], At(780));

        Assert.IsType<Booking.Booked>(again);
        Assert.InRange(bookings.Count(booking => booking is Booking.Booked), 0, 1);
        foreach (var (exchange, place) in line.Skip(2).Select((exchange, i) => (exchange, i + 1)))
        {
            Assert.Equal(new LedgerHolding(LedgerPosition.None, place), await ReadAsync(exchange));
        }

        await AssertBalancedAsync(budget, line);
    }

    [Fact]
    public async Task Nobody_overtakes_not_even_with_less_to_ask_for()
    {
        var budget = Budget(1_000);
        var (holder, first, second) = (Samples.NewId(), Samples.NewId(), Samples.NewId());
        await BookAsync(budget, holder, At(780));
        await BookAsync(budget, first, At(780));

        Assert.Equal(new Booking.Waiting(2), await BookAsync(budget, second, At(100)));
        Assert.Equal(new Booking.Waiting(3), await BookAsync(budget, holder, At(790)));
    }

    [Fact]
    public async Task Who_is_woken_too_early_keeps_the_place_until_the_first_has_booked()
    {
        var budget = Budget(1_560);
        var line = await LineUpAsync(budget, Exchanges(4));
        await BookAsync(budget, line[0], LedgerPosition.None);
        await BookAsync(budget, line[1], LedgerPosition.None);
        Assert.Equal([line[2], line[3]], await _ledger.NextInLineAsync(budget, default));

        Assert.Equal(new Booking.Waiting(2), await BookAsync(budget, line[3], At(780)));
        Assert.IsType<Booking.Booked>(await BookAsync(budget, line[2], At(780)));
        Assert.Equal([line[3]], await _ledger.NextInLineAsync(budget, default));
        Assert.IsType<Booking.Booked>(await BookAsync(budget, line[3], At(780)));
        Assert.Empty(await _ledger.NextInLineAsync(budget, default));
    }

    [Fact]
    public async Task The_next_in_line_end_with_the_first_for_whom_there_is_not_enough()
    {
        var (tight, wider) = (Budget(0), Budget(600));
        var line = Exchanges(4);
        foreach (var (exchange, euros) in line.Zip([300L, 300L, 500L, 1L]))
        {
            await BookAsync(tight, exchange, At(euros));
        }

        Assert.Empty(await _ledger.NextInLineAsync(tight, default));
        Assert.Equal(line.Take(2), await _ledger.NextInLineAsync(wider, default));
    }

    [Fact]
    public async Task Asking_for_something_else_keeps_the_place_and_waits_for_that()
    {
        var (budget, wider) = (Budget(0), Budget(500));
        var line = await LineUpAsync(budget, Exchanges(2), 780);
        Assert.Empty(await _ledger.NextInLineAsync(wider, default));

        Assert.Equal(new Booking.Waiting(1), await BookAsync(budget, line[0], At(390)));

        Assert.Equal([line[0]], await _ledger.NextInLineAsync(wider, default));
        Assert.Equal(2, (await _ledger.ReadAsync(budget, default)).Waiting);
    }

    [Fact]
    public async Task Who_joins_later_stands_later_whatever_the_clock_says()
    {
        var budget = Budget(0);
        var (first, second) = (Samples.NewId(), Samples.NewId());
        await BookAsync(budget, first, At(780));
        _now -= TimeSpan.FromMinutes(3);

        Assert.Equal(new Booking.Waiting(2), await BookAsync(budget, second, At(780)));
        Assert.Equal(1, (await ReadAsync(first)).Place);
    }

    [Fact]
    public async Task An_adjustment_upwards_that_does_not_fit_waits_and_keeps_what_it_has()
    {
        var (budget, wider) = (Budget(1_000), Budget(1_100));
        var exchange = Samples.NewId();
        await BookAsync(budget, exchange, At(780));

        Assert.Equal(new Booking.Waiting(1), await BookAsync(budget, exchange, At(1_100)));
        Assert.Equal(new LedgerHolding(At(780), 1), await ReadAsync(exchange));
        Assert.IsType<Booking.Booked>(await BookAsync(wider, exchange, At(1_100)));
        Assert.Equal(new LedgerHolding(At(1_100), null), await ReadAsync(exchange));
        Assert.Equal([(LedgerEntryKind.Reserve, Money.Euros(780)), (LedgerEntryKind.Adjust, Money.Euros(320))], await StoryAsync());
    }

    [Fact]
    public async Task Asking_for_no_more_than_it_holds_leaves_the_line()
    {
        var budget = Budget(1_000);
        var exchange = Samples.NewId();
        await BookAsync(budget, exchange, At(780));
        await BookAsync(budget, exchange, At(1_100));

        Assert.IsType<Booking.Booked>(await BookAsync(budget, exchange, At(780)));

        Assert.Equal(new LedgerHolding(At(780), null), await ReadAsync(exchange));
        Assert.Equal(0, (await _ledger.ReadAsync(budget, default)).Waiting);
    }

    [Fact]
    public async Task Leaving_the_line_moves_the_others_up_and_may_be_repeated()
    {
        var budget = Budget(780);
        var line = await LineUpAsync(budget, Exchanges(4));

        await _ledger.LeaveLineAsync(budget.ProgrammeId, _cluster, line[1], default);
        await _ledger.LeaveLineAsync(budget.ProgrammeId, _cluster, line[1], default);

        Assert.Equal([null, null, 1, 2], await Task.WhenAll(line.Select(async exchange => (await ReadAsync(exchange)).Place)));
        Assert.Equal(2, (await _ledger.ReadAsync(budget, default)).Waiting);
        Assert.Equal(new Booking.Waiting(3), await BookAsync(budget, line[1], At(780)));
    }

    [Fact]
    public async Task A_lowered_budget_and_a_line_of_others_stop_no_order_payment_recovery_or_release()
    {
        var exchange = Samples.NewId();
        await BookAsync(Budget(780), exchange, At(780));
        var lowered = Budget(100);
        await BookAsync(lowered, Samples.NewId(), At(780));

        foreach (var target in new[] { At(390, 390), At(390, 0, 390), At(0, 0, 390), At(0, 0, 390, 100) })
        {
            Assert.IsType<Booking.Booked>(await BookAsync(lowered, exchange, target));
        }

        Assert.Equal(Money.Euros(-190), (await _ledger.ReadAsync(lowered, default)).Balance.Free);
        await AssertBalancedAsync(Budget(780), [exchange]);
    }

    [Fact]
    public async Task A_target_that_nothing_leads_to_is_a_mistake_of_the_caller_and_books_nothing()
    {
        var budget = Budget(780);
        var exchange = Samples.NewId();
        await BookAsync(budget, exchange, At(0, 0, 780, 100));

        await Assert.ThrowsAsync<ArgumentException>(() => BookAsync(budget, exchange, At(0, 0, 780)));

        Assert.Equal(At(0, 0, 780, 100), (await ReadAsync(exchange)).Position);
    }

    [Fact]
    public async Task Entries_tell_who_what_when_and_by_which_version_page_by_page_from_the_newest()
    {
        var budget = Budget(1_000);
        var exchange = Samples.NewId();
        const int All = (2 * BudgetLedger.PageSize) + 5;
        for (var i = 1; i <= All; i++)
        {
            _now += TimeSpan.FromMinutes(1);
            await BookAsync(budget, exchange, At(i));
        }

        var pages = await PagesAsync();

        Assert.Equal([BudgetLedger.PageSize, BudgetLedger.PageSize, 5], pages.Select(page => page.Entries.Length));
        Assert.Equal(Enumerable.Range(1, All).Reverse(), pages.SelectMany(page => page.Entries).Select(entry => entry.Number));
        Assert.Equal(
            new LedgerEntry(All, _now, exchange, new LedgerMove(LedgerEntryKind.Adjust, Money.Euros(1)), Version), pages[0].Entries[0]);
    }

    [Fact]
    public async Task A_ledger_without_entries_has_one_empty_page()
    {
        var page = Assert.Single(await PagesAsync());

        Assert.Empty(page.Entries);
        Assert.Equal(new LedgerSummary(new BudgetBalance(Money.Euros(5), LedgerPosition.None), 0, 0), await _ledger.ReadAsync(Budget(5), default));
    }

    [Fact]
    public async Task Whoever_waits_for_more_keeps_the_place_when_what_they_hold_moves()
    {
        var (budget, exchange) = (Budget(780), Samples.NewId());
        await BookAsync(budget, exchange, At(390, 0, 390));
        Assert.Equal(new Booking.Waiting(1), await BookAsync(budget, exchange, At(710, 0, 390)));

        Assert.IsType<Booking.Booked>(await _ledger.BookAsync(budget, exchange, Version, At(780), _now, default, keepsPlace: true));

        Assert.Equal((At(780), 1), ((await ReadAsync(exchange)).Position, (await ReadAsync(exchange)).Place));
        Assert.Equal(1, (await _ledger.ReadAsync(budget, default)).Waiting);
        Assert.Equal([exchange], await _ledger.NextInLineAsync(Budget(1_100), default));
    }

    [Fact]
    public async Task A_booking_from_the_line_is_one_transaction_and_repeating_it_none()
    {
        var wire = new LedgerWire();
        var ledger = new BudgetLedger(wire.Open(storage.Azurite.ConnectionString));
        var exchange = Samples.NewId();
        await BookAsync(Budget(0), exchange, At(780));

        await ledger.BookAsync(Budget(780), exchange, Version, At(100, 200, 300, 100), _now, default);
        Assert.Equal(1, wire.Transactions);
        await ledger.BookAsync(Budget(780), exchange, Version, At(100, 200, 300, 100), _now, default);
        Assert.Equal(1, wire.Transactions);

        Assert.Equal(
            [
                (LedgerEntryKind.Reserve, Money.Euros(600)),
                (LedgerEntryKind.Commit, Money.Euros(500)),
                (LedgerEntryKind.Pay, Money.Euros(300)),
                (LedgerEntryKind.Recover, Money.Euros(100)),
            ],
            await StoryAsync());
    }

    [Fact]
    public async Task A_booking_whose_answer_was_lost_is_booked_once()
    {
        var wire = new LedgerWire();
        var ledger = new BudgetLedger(wire.Open(storage.Azurite.ConnectionString));
        var budget = Budget(780);
        var exchanges = Exchanges(2);
        await BookAsync(budget, Samples.NewId(), LedgerPosition.None);

        wire.LoseAnswers(1);
        Assert.IsType<Booking.Booked>(await ledger.BookAsync(budget, exchanges[0], Version, At(780), _now, default));
        wire.LoseAnswers(1);
        Assert.Equal(new Booking.Waiting(1), await ledger.BookAsync(budget, exchanges[1], Version, At(780), _now, default));

        Assert.Equal(4, wire.Transactions);
        await AssertBalancedAsync(budget, exchanges);
        Assert.Equal(1, (await _ledger.ReadAsync(budget, default)).Waiting);
    }

    [Fact]
    public async Task A_crash_before_a_booking_leaves_nothing_and_one_after_it_leaves_all()
    {
        var wire = new LedgerWire();
        var ledger = new BudgetLedger(wire.Open(storage.Azurite.ConnectionString));
        var budget = Budget(780);
        var exchange = Samples.NewId();
        Task BookAsync() => ledger.BookAsync(budget, exchange, Version, At(0, 390, 390), _now, default);

        wire.LoseRequests(3);
        await Assert.ThrowsAnyAsync<Exception>(BookAsync);
        Assert.Equal(LedgerPosition.None, (await ReadAsync(exchange)).Position);
        Assert.Equal(0, (await _ledger.ReadAsync(budget, default)).Entries);

        await BookAsync();
        Assert.Equal(At(0, 390, 390), (await ReadAsync(exchange)).Position);
        await AssertBalancedAsync(budget, [exchange]);
    }

    [Fact]
    public async Task Nothing_is_read_but_by_key_or_by_a_range_of_keys()
    {
        var wire = new LedgerWire();
        var ledger = new BudgetLedger(wire.Open(storage.Azurite.ConnectionString));
        var (budget, wider) = (Budget(780), Budget(7_800));
        var line = Exchanges(3);
        foreach (var exchange in line.Concat(line))
        {
            await ledger.BookAsync(budget, exchange, Version, At(780), _now, default);
        }

        await ledger.NextInLineAsync(wider, default);
        await ledger.BookAsync(wider, line[1], Version, At(780), _now, default);
        await ledger.ReadAsync(budget, default);
        await ledger.ReadAsync(budget.ProgrammeId, _cluster, line[2], default);
        await ledger.EntriesAsync(budget.ProgrammeId, _cluster, LedgerQuery.All, null, default);
        await ledger.LeaveLineAsync(budget.ProgrammeId, _cluster, line[2], default);

        var reads = wire.Requests.Where(request => request.Method == "GET").Select(request => request.Uri).ToList();
        Assert.Contains(reads, uri => uri.Contains("$filter", StringComparison.Ordinal));
        Assert.All(reads, uri => Assert.Matches(
            @"Ledger\(PartitionKey='ce4big\|\w+',RowKey='\S+'\)|\$filter=PartitionKey.eq.'ce4big\|\w+'.and.RowKey.ge.'(wait|entry)\|\d*'.and.RowKey.l[te].'(wait|entry)", uri));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_is_booked_side_by_side_entries_positions_head_and_line_agree(int seed)
    {
        const int Lanes = 4;
        var budget = Budget(3_000);
        var exchanges = Exchanges(12);

        // Each lane has exchanges of its own, as each has a workflow of its own; the cluster's head is what they share.
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(async lane =>
        {
            var random = new Random((100 * seed) + lane);
            for (var i = 0; i < 25; i++)
            {
                var exchange = exchanges[(random.Next(exchanges.Length / Lanes) * Lanes) + lane];
                var held = (await ReadAsync(exchange)).Position;
                var target = random.Next(6) switch
                {
                    0 => held with { Reserved = Money.Zero },
                    1 => held with { Reserved = Money.Zero, Committed = held.Reserved + held.Committed },
                    2 => held with { Committed = Money.Zero, Paid = held.Paid + held.Committed },
                    3 => held with { Recovered = held.Paid },
                    _ => held with { Reserved = Money.Euros(random.Next(100, 1_100)) },
                };
                await BookAsync(budget, exchange, target);
            }
        }));

        await AssertBalancedAsync(budget, exchanges);
        var places = await Task.WhenAll(exchanges.Select(async exchange => (await ReadAsync(exchange)).Place));
        Assert.Equal(Enumerable.Range(1, (await _ledger.ReadAsync(budget, default)).Waiting), places.OfType<int>().Order());
    }

    [Fact]
    public async Task Clusters_and_programmes_do_not_share_money()
    {
        var budget = Budget(780);
        await BookAsync(budget, Samples.NewId(), At(780));

        Assert.IsType<Booking.Booked>(await BookAsync(budget with { ClusterId = _cluster + "2" }, Samples.NewId(), At(780)));
        Assert.IsType<Booking.Booked>(await BookAsync(budget with { ProgrammeId = "other" }, Samples.NewId(), At(780)));
    }

    [Fact]
    public async Task Entries_of_one_kind_or_of_some_days_come_page_by_page_each_once()
    {
        var budget = Budget(100_000);
        foreach (var exchange in Exchanges(BudgetLedger.PageSize + 5))
        {
            await BookAsync(budget, exchange, At(780));
            await BookAsync(budget, exchange, LedgerPosition.None);
        }

        var released = new LedgerQuery(LedgerEntryKind.Release, null, null);
        var first = await _ledger.EntriesAsync("ce4big", _cluster, released, null, default);
        var second = await _ledger.EntriesAsync("ce4big", _cluster, released, first.OlderThan, default);

        Assert.Equal((BudgetLedger.PageSize, 5, null), (first.Entries.Length, second.Entries.Length, second.OlderThan));
        Assert.Equal(BudgetLedger.PageSize + 5, first.Entries.Concat(second.Entries).Where(e => e.Move.Kind == LedgerEntryKind.Release).DistinctBy(e => e.Number).Count());
        var (oldest, newest) = (second.Entries[^1].At, first.Entries[0].At);
        Assert.Empty((await _ledger.EntriesAsync("ce4big", _cluster, new LedgerQuery(null, newest.AddSeconds(1), null), null, default)).Entries);
        Assert.Empty((await _ledger.EntriesAsync("ce4big", _cluster, new LedgerQuery(LedgerEntryKind.Release, null, oldest), null, default)).Entries);
        Assert.Equal(BudgetLedger.PageSize, (await _ledger.EntriesAsync("ce4big", _cluster, new LedgerQuery(null, oldest, newest.AddSeconds(1)), null, default)).Entries.Length);
    }

    [Fact]
    public void The_budget_is_what_todays_programme_file_says_and_nothing_for_a_cluster_that_left()
    {
        var cluster = Samples.Programme.Clusters[1];

        Assert.Equal(new ClusterBudget("ce4big", cluster.Id, cluster.Budget), ClusterBudget.Today(storage.Programmes, "ce4big", cluster.Id));
        Assert.Equal(Money.Zero, ClusterBudget.Today(storage.Programmes, "ce4big", "left").Budget);
        Assert.Equal(Money.Zero, ClusterBudget.Today(storage.Programmes, "closed", cluster.Id).Budget);
    }

    private static ImmutableArray<ExchangeId> Exchanges(int count) => [.. Enumerable.Range(0, count).Select(_ => Samples.NewId())];

    private static LedgerPosition At(long reserved, long committed = 0, long paid = 0, long recovered = 0)
        => new(Money.Euros(reserved), Money.Euros(committed), Money.Euros(paid), Money.Euros(recovered));

    private ClusterBudget Budget(long euros) => new("ce4big", _cluster, Money.Euros(euros));

    private Task<Booking> BookAsync(ClusterBudget budget, ExchangeId exchange, LedgerPosition target)
        => _ledger.BookAsync(budget, exchange, Version, target, _now, default);

    private Task<LedgerHolding> ReadAsync(ExchangeId exchange) => _ledger.ReadAsync("ce4big", _cluster, exchange, default);

    /// <summary>Lets each ask in turn, all at the same instant.</summary>
    private async Task<ImmutableArray<ExchangeId>> LineUpAsync(ClusterBudget budget, ImmutableArray<ExchangeId> exchanges, long euros = 780)
    {
        foreach (var exchange in exchanges)
        {
            await BookAsync(budget, exchange, At(euros));
        }

        return exchanges;
    }

    private async Task<List<LedgerPage>> PagesAsync()
    {
        List<LedgerPage> pages = [await _ledger.EntriesAsync("ce4big", _cluster, LedgerQuery.All, null, default)];
        while (pages[^1].OlderThan is { } older)
        {
            pages.Add(await _ledger.EntriesAsync("ce4big", _cluster, LedgerQuery.All, older, default));
        }

        return pages;
    }

    private async Task<List<(LedgerEntryKind Kind, Money Amount)>> StoryAsync()
        => [.. (await PagesAsync()).SelectMany(page => page.Entries).Reverse().Select(entry => (entry.Move.Kind, entry.Move.Amount))];

    /// <summary>Numbers have no gap, no entry overspent, and head, entries and the exchanges' positions say the same.</summary>
    private async Task AssertBalancedAsync(ClusterBudget budget, IReadOnlyCollection<ExchangeId> exchanges)
    {
        var entries = (await PagesAsync()).SelectMany(page => page.Entries).Reverse().ToList();
        Assert.Equal(Enumerable.Range(1, entries.Count), entries.Select(entry => entry.Number));

        var balance = new BudgetBalance(budget.Budget, LedgerPosition.None);
        foreach (var entry in entries)
        {
            balance = balance.Add(entry.Move);
            Assert.True(balance.Free >= Money.Zero, $"{entry} overspent.");
        }

        Assert.Equal(balance.Booked, (await _ledger.ReadAsync(budget, default)).Balance.Booked);
        foreach (var exchange in exchanges)
        {
            var own = entries.Where(entry => entry.Exchange == exchange).Aggregate(LedgerPosition.None, (at, entry) => Ledger.Apply(at, entry.Move));
            Assert.Equal(own, (await ReadAsync(exchange)).Position);
        }
    }
}
