using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Tests.Lifecycle;
using CE4BIG.Functions.Tests.Storage;
using CE4BIG.Functions.Tests.Telemetry;
using CE4BIG.Functions.Time;

namespace CE4BIG.Functions.Tests.Desk;

/// <summary>What staff find, in what order, and what they do not see.</summary>
[Collection(StorageCollection.Name)]
public sealed class DeskListsTests(StorageFixture storage) : IAsyncLifetime
{
    private static readonly DeskQuery Everything = new("ce4big", null);

    private readonly DeskIndex _index = new(storage.Tables, storage.Programmes);
    private readonly DeskLists _lists = new(storage.Tables);

    public Task InitializeAsync() => DeskTable.ClearAsync(storage);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_newest_exchange_stands_first_with_whom_it_waits_for()
    {
        var (older, newer) = (Samples.Submitted(), Samples.Submitted(at: Samples.Start.AddHours(1)));
        await WriteAsync(newer, older);

        var slice = await _lists.ExchangesAsync(Everything, null, default);

        Assert.Equal([newer.State.Id, older.State.Id], slice.Items.Select(e => e.Id));
        Assert.Null(slice.After);
        Assert.Equal(Role.Host, Assert.Single(slice.Items[0].Waiting).Role);
    }

    [Fact]
    public async Task A_cluster_sees_what_it_sends_and_what_it_hosts_and_nothing_else()
    {
        var exchange = Samples.Submitted();
        await WriteAsync(exchange);

        foreach (var (cluster, seen) in new[] { ("lsk", 1), ("atlanpole", 1), ("biom", 0), ("x' or PartitionKey ne '", 0) })
        {
            foreach (var query in new[] { new DeskQuery("ce4big", cluster), new DeskQuery("ce4big", cluster) { Words = "Nantes" }, new DeskQuery("ce4big", cluster) { Words = exchange.State.Id.Value } })
            {
                Assert.Equal(seen, (await _lists.ExchangesAsync(query, null, default)).Items.Length);
            }
        }

        Assert.Empty((await _lists.ExchangesAsync(new DeskQuery("another", null), null, default)).Items);
    }

    [Fact]
    public async Task A_long_list_comes_page_by_page_each_exchange_once()
    {
        var all = Enumerable.Range(0, DeskLists.PageSize + 3).Select(i => Samples.Submitted(at: Samples.Start.AddMinutes(i))).ToArray();
        await WriteAsync(all);

        var first = await _lists.ExchangesAsync(new DeskQuery("ce4big", "lsk"), null, default);
        Assert.Equal(DeskLists.PageSize, first.Items.Length);
        var second = await _lists.ExchangesAsync(new DeskQuery("ce4big", "lsk"), first.After, default);

        Assert.Null(second.After);
        Assert.Equal(all.Select(x => x.State.Id).Reverse(), first.Items.Concat(second.Items).Select(e => e.Id));
    }

    [Fact]
    public async Task A_place_that_is_none_of_the_list_is_its_beginning()
    {
        await WriteAsync(Samples.Submitted());

        foreach (var place in new[] { "entry|", "zzz", "", "all|", "task|anna.nowak@lsk.example|" })
        {
            Assert.Single((await _lists.ExchangesAsync(Everything, place, default)).Items);
        }
    }

    [Theory]
    [InlineData("zofia")]
    [InlineData("DABROWSKA")]
    [InlineData("Dąbrowska Zofia")]
    [InlineData("dab zof")]
    [InlineData("biotherapies nantes")]
    [InlineData("biothé")]
    [InlineData("wroclaw")]
    [InlineData("Wrocław")]
    [InlineData("strasse")]
    [InlineData("  o'connor  ")]
    public async Task Words_are_found_by_their_beginnings_whatever_accents_somebody_types(string typed)
    {
        var found = Samples.Submitted(Samples.Application(form => form["visitorOrganisation"] = "Wrocław Straße Laboratories"));
        var other = Samples.Submitted(Samples.Application(form =>
        {
            form["hostOrganisation"] = "Plantes médicales";
            form["visitorName"] = "Jan Kowalski";
            form["hostName"] = "Ann Smith";
        }));
        await WriteAsync(found, other);

        var slice = await _lists.ExchangesAsync(Everything with { Words = typed }, null, default);

        Assert.Equal(found.State.Id, Assert.Single(slice.Items).Id);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("zofia kowalski")]
    [InlineData("abrowska")]
    [InlineData("CX-00000000")]
    [InlineData("|")]
    [InlineData("' or 1 eq 1")]
    public async Task What_no_exchange_is_called_finds_nothing(string typed)
    {
        await WriteAsync(Samples.Submitted());

        Assert.Empty((await _lists.ExchangesAsync(Everything with { Words = typed }, null, default)).Items);
    }

    [Fact]
    public async Task A_number_is_found_whole_or_by_its_beginning()
    {
        var exchange = Samples.Submitted();
        await WriteAsync(exchange, Samples.Submitted());
        var number = exchange.State.Id.Value;

        foreach (var typed in new[] { number, number.ToLowerInvariant(), $" {number} ", number[3..], number[3..9] })
        {
            Assert.Equal(exchange.State.Id, Assert.Single((await _lists.ExchangesAsync(Everything with { Words = typed }, null, default)).Items).Id);
        }
    }

    [Fact]
    public async Task Filters_leave_what_they_say()
    {
        var (host, approval, ended) = (Samples.Submitted(), Lives.AwaitingA(StepKind.HostingApproval).Exchange, Samples.Submitted());
        ended.Withdraw(ended.State.Visitor, "No time.", Samples.Start);
        await WriteAsync(host, approval, ended);

        await FindsAsync(Everything with { Stage = Stage.Application }, host);
        await FindsAsync(Everything with { Stage = Stage.Approval }, approval);
        await FindsAsync(Everything with { Ending = Ending.Withdrawn }, ended);
        await FindsAsync(Everything with { Ending = Ending.Withdrawn, Words = "nantes" }, ended);
        await FindsAsync(Everything with { Stage = Stage.Application, Ending = Ending.Withdrawn });
        await FindsAsync(Everything with { Cluster = "biom" });
        await FindsAsync(Everything with { Stage = Stage.Approval, Cluster = "atlanpole" }, approval);
    }

    [Fact]
    public async Task By_deadline_the_earliest_stands_first_and_only_what_is_late_is_overdue()
    {
        var (late, early, two) = (Samples.Submitted(at: Samples.Start.AddDays(30)), Samples.Submitted(), Lives.AwaitingA(StepKind.VisitingApproval).Exchange);
        await WriteAsync(late, early, two);
        var due = early.State.Steps[0].DueAt;

        var slice = await _lists.ExchangesAsync(Everything with { ByDeadline = true }, null, default);

        Assert.Equal(3, slice.Items.Length);
        Assert.Equal(slice.Items.OrderBy(e => e.Waiting[0].DueAt).Select(e => e.Id), slice.Items.Select(e => e.Id));
        await FindsAsync(Everything with { OverdueAt = due, Stage = Stage.Application });
        await FindsAsync(Everything with { OverdueAt = due.AddSeconds(1), Stage = Stage.Application }, early);
        await FindsAsync(Everything with { OverdueAt = due.AddSeconds(1), Words = "nantes", Stage = Stage.Application }, early);
    }

    [Fact]
    public async Task Everybody_has_their_own_tasks_whatever_their_address_looks_like()
    {
        var exchange = Samples.Submitted(Samples.Application(form => form["hostEmail"] = "Jean/O#Connor?@host.example"));
        await WriteAsync(exchange, Samples.Submitted());

        var task = Assert.Single((await _lists.TasksAsync("ce4big", "jean/o#connor?@HOST.example", null, default)).Items);

        Assert.Equal((exchange.State.Id, StepKind.HostConfirmation), (task.Entry.Id, task.Step.Key.Kind));
        Assert.Empty((await _lists.TasksAsync("ce4big", "jean", null, default)).Items);
    }

    [Fact]
    public async Task A_lost_table_is_made_again_from_the_exchanges_once()
    {
        var exchange = Samples.Submitted();
        await storage.Exchanges.AddAsync(exchange, Samples.Start, default);
        var table = await storage.Tables.OpenAsync(TableNames.Desk, default);
        await table.UpsertEntityAsync(new Azure.Data.Tables.TableEntity("exchanges", "123|" + exchange.State.Id));
        var upkeep = new DeskUpkeep(
            storage.Tables,
            storage.Exchanges,
            _index,
            new FiguresStore(storage.Tables),
            storage.Programmes,
            Instruments.Levels,
            new ProgrammeClock(TimeProvider.System, ClockAnchor.RealPace),
            Microsoft.Extensions.Logging.Abstractions.NullLogger<DeskUpkeep>.Instance);

        await upkeep.RebuildAsync(TimeSpan.FromMinutes(1), default);

        await FindsAsync(Everything with { Words = exchange.State.Id.Value }, exchange);
        Assert.DoesNotContain(await DeskTable.KeysAsync(storage, exchange.State.Id), key => key.StartsWith("123|", StringComparison.Ordinal));

        var unseen = Samples.Submitted();
        await storage.Exchanges.AddAsync(unseen, Samples.Start, default);
        await upkeep.RebuildAsync(TimeSpan.FromMinutes(1), default);
        await FindsAsync(Everything with { Words = unseen.State.Id.Value });
    }

    private async Task FindsAsync(DeskQuery query, params Exchange[] exchanges) => Assert.Equal(
        exchanges.Select(x => x.State.Id).ToHashSet(), (await _lists.ExchangesAsync(query, null, default)).Items.Select(e => e.Id).ToHashSet());

    private Task WriteAsync(params Exchange[] exchanges) =>
        Task.WhenAll(exchanges.Select(x => _index.WriteAsync(new ExchangeFile(x.State, default, [], [], []), [], default)));
}
