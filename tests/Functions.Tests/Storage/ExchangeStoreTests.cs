using System.Text;
using Azure.Data.Tables;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Functions.Tests.Storage;

[Collection(StorageCollection.Name)]
public sealed class ExchangeStoreTests(StorageFixture storage)
{
    private const int MostBytesInAProperty = 16 * 1024;
    private const int MostBytesInAnEntity = 32 * 1024;

    [Fact]
    public async Task A_whole_life_reads_back_as_it_was_at_every_step()
    {
        var (exchange, trail, mails) = await LiveAsync(Samples.Submitted(), [.. Samples.WholeLife(), .. Samples.Aftercare()[..^1]]);

        var file = (await storage.Exchanges.LoadAsync(exchange.Id, default))!;
        Assert.Equal(Ending.Closed, file.State.Ending);
        Assert.Equal(ExchangeJson.Write(exchange), ExchangeJson.Write(file.State));
        Assert.Equal(trail, file.Audit.Select(a => a with { Seal = null }));
        Assert.Equal(mails.OrderBy(n => n.Key, StringComparer.Ordinal), file.Mails.Select(m => m.Notice));
        Assert.Equal(TrailReading.Of(file.State), TrailReading.Of(file.Audit));
    }

    [Fact]
    public async Task An_ending_with_a_reason_reads_back()
    {
        var exchange = Samples.Submitted();
        await storage.Exchanges.AddAsync(exchange, Samples.Start, default);

        await ChangeAsync(exchange, x => x.DeclineHost(Samples.Open(x, StepKind.HostConfirmation), "We move house.", Samples.Start));
        await ChangeAsync(exchange, x => x.Withdraw(Samples.Open(x, StepKind.HostChoice), "Nobody else will do.", Samples.Start));

        var state = (await storage.Exchanges.LoadAsync(exchange.State.Id, default))!.State;
        Assert.Equal((Ending.Withdrawn, "Nobody else will do."), (state.Ending!.Value, state.EndingReason));
        Assert.Equal("We move house.", state.Steps[0].Reason);
    }

    [Fact]
    public async Task An_exchange_that_was_never_stored_is_not_found()
    {
        Assert.Null(await storage.Exchanges.LoadAsync(Samples.NewId(), default));
        Assert.Null(await storage.Exchanges.ChangeAsync(Samples.NewId(), Samples.Start, _ => new Outcome.Done(), default));
    }

    [Fact]
    public async Task A_number_is_given_once()
    {
        var id = Samples.NewId();
        Assert.True(await storage.Exchanges.AddAsync(Samples.Submitted(id: id), Samples.Start, default));
        var first = ExchangeJson.Write((await storage.Exchanges.LoadAsync(id, default))!.State);

        Assert.False(await storage.Exchanges.AddAsync(Samples.Submitted(id: id), Samples.Start, default));

        Assert.Equal(first, ExchangeJson.Write((await storage.Exchanges.LoadAsync(id, default))!.State));
    }

    [Fact]
    public async Task A_refused_or_repeated_move_stores_nothing()
    {
        var exchange = Samples.Submitted();
        await storage.Exchanges.AddAsync(exchange, Samples.Start, default);
        var host = Samples.Open(exchange, StepKind.HostConfirmation);
        await ChangeAsync(exchange, x => x.ConfirmHost(host, Samples.Start));
        var etag = (await storage.Exchanges.LoadAsync(exchange.State.Id, default))!.ETag;

        Assert.IsType<Outcome.Repeated>((await ChangeAsync(exchange, x => x.ConfirmHost(host, Samples.Start))).Outcome);
        Assert.IsType<Outcome.Refused>((await ChangeAsync(exchange, x => x.DeclineHost(host, "No.", Samples.Start))).Outcome);

        Assert.Equal(etag, (await storage.Exchanges.LoadAsync(exchange.State.Id, default))!.ETag);
    }

    [Fact]
    public async Task A_move_that_somebody_overtook_is_asked_again_on_what_is_stored_now()
    {
        var exchange = Samples.Submitted();
        await storage.Exchanges.AddAsync(exchange, Samples.Start, default);
        var host = Samples.Open(exchange, StepKind.HostConfirmation);
        var asked = 0;

        var change = await ChangeAsync(exchange, x =>
        {
            if (++asked == 1)
            {
                ChangeAsync(exchange, other => other.CountWrongCode(host, Samples.Start)).GetAwaiter().GetResult();
            }

            return x.ConfirmHost(host, Samples.Start);
        });

        Assert.Equal(2, asked);
        Assert.IsType<Outcome.Done>(change.Outcome);
        Assert.Equal(1, change.After.Steps[0].WrongCodes);
    }

    [Fact]
    public async Task Of_two_contrary_decisions_at_once_one_stands_and_the_other_learns_so()
    {
        var exchange = Samples.Submitted();
        await storage.Exchanges.AddAsync(exchange, Samples.Start, default);
        var host = Samples.Open(exchange, StepKind.HostConfirmation);

        var changes = await Task.WhenAll(
            ChangeAsync(exchange, x => x.ConfirmHost(host, Samples.Start)), ChangeAsync(exchange, x => x.DeclineHost(host, "No.", Samples.Start)));

        Assert.Single(changes, c => c.Outcome is Outcome.Done);
        Assert.Single(changes, c => c.Outcome is Outcome.Refused { Refusal: Refusal.DecidedDifferently });
        var file = (await storage.Exchanges.LoadAsync(exchange.State.Id, default))!;
        Assert.Equal(Enumerable.Range(1, file.State.AuditCount), file.Audit.Select(a => a.Number));
    }

    [Fact]
    public async Task Of_ten_equal_decisions_at_once_one_is_done_and_the_rest_are_repeated()
    {
        var exchange = Samples.Submitted();
        await storage.Exchanges.AddAsync(exchange, Samples.Start, default);
        var host = Samples.Open(exchange, StepKind.HostConfirmation);

        var changes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ChangeAsync(exchange, x => x.ConfirmHost(host, Samples.Start))));

        Assert.Single(changes, c => c.Outcome is Outcome.Done);
        Assert.Equal(9, changes.Count(c => c.Outcome is Outcome.Repeated));
    }

    [Fact]
    public async Task Mails_are_marked_as_sent_and_stay_so()
    {
        var exchange = Samples.Submitted();
        await storage.Exchanges.AddAsync(exchange, Samples.Start, default);
        var mail = (await storage.Exchanges.LoadAsync(exchange.State.Id, default))!.Mails[0];

        await storage.Exchanges.MarkSentAsync(exchange.State.Id, mail with { SentAt = Samples.Start.AddHours(1), ProviderId = "id-1" }, default);

        var mails = (await storage.Exchanges.LoadAsync(exchange.State.Id, default))!.Mails;
        Assert.Equal(("id-1", Samples.Start.AddHours(1)), (mails[0].ProviderId, mails[0].SentAt!.Value));
        Assert.All(mails.Skip(1), m => Assert.Null(m.SentAt));
    }

    [Fact]
    public async Task No_entity_and_no_property_grows_over_its_limit_whatever_people_type()
    {
        // Six bytes each in JSON where they are escaped, as in the longest texts that the forms take.
        var worst = string.Concat(Enumerable.Repeat("😀", 1000));
        string Longest(int characters) => string.Concat(Enumerable.Repeat(worst, 3))[..(characters - (characters % 2))];
        var application = Samples.Application(form =>
        {
            form["visitorOrganisation"] = "A" + Longest(138);
            form["visitorName"] = Longest(100);
            form["hostOrganisation"] = Longest(140);
            form["hostName"] = Longest(100);
            form["accountHolder"] = new string('"', 70);
            form["goals"] = Longest(2000);
            form["objectives"] = Longest(2000);
            form["agenda"] = Longest(4000);
            form["visitorEmail"] = new string('v', 60) + "@" + string.Join('.', Enumerable.Repeat(new string('d', 60), 3)) + ".eu";
            form["hostEmail"] = new string('h', 60) + "@" + string.Join('.', Enumerable.Repeat(new string('d', 60), 3)) + ".eu";
        });
        ClosingReport Reports(int round) => Samples.Report() with
        {
            Summary = Longest(4000),
            Results = Longest(4000),
            NextSteps = Longest(4000),
            Evidence = [.. Enumerable.Range(0, 20).Select(i => Samples.Evidence(Samples.MandatoryItems[i % 3], Longest(120)))],
        };
        var life = Samples.WholeLife(Reports)[..^3]
            .Add((1, (x, now) => x.Refuse(Samples.Open(x, StepKind.Validation), Longest(2000), now)));

        var (exchange, _, _) = await LiveAsync(Samples.Submitted(application), life);

        var rows = await RowsAsync(exchange.Id);
        Assert.All(rows, row => Assert.All(row.Select(p => p.Value).OfType<string>(), text => Assert.InRange(text.Length * 2, 0, MostBytesInAProperty)));
        Assert.All(rows, row => Assert.InRange(Size(row), 0, MostBytesInAnEntity));
        Assert.Equal(ExchangeJson.Write(exchange), ExchangeJson.Write((await storage.Exchanges.LoadAsync(exchange.Id, default))!.State));
        Assert.Equal(40, exchange.Report!.Evidence.Length);
    }

    private static int Size(TableEntity row) => row.Sum(p => (p.Key.Length * 2) + (p.Value switch
    {
        string text => Encoding.Unicode.GetByteCount(text) + 4,
        _ => 8,
    }));

    private async Task<List<TableEntity>> RowsAsync(ExchangeId id)
    {
        var rows = new List<TableEntity>();
        var table = storage.TableService.GetTableClient(TableNames.Exchanges);
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {id.Value}")))
        {
            rows.Add(row);
        }

        return rows;
    }

    private async Task<(ExchangeState State, List<AuditEntry> Trail, List<Notice> Mails)> LiveAsync(
        Exchange exchange, IEnumerable<(double Days, Func<Exchange, DateTimeOffset, Outcome> Move)> life)
    {
        // A twin that lives in memory shows what storage must bring back.
        var twin = Exchange.Submit(exchange.State.Id, exchange.State.Application, Samples.Programme, Samples.Start);
        var changes = new List<Changes> { twin.TakeChanges() };
        Assert.True(await storage.Exchanges.AddAsync(exchange, Samples.Start, default));
        var now = Samples.Start;
        foreach (var (days, move) in life)
        {
            now += TimeSpan.FromDays(days) + TimeSpan.FromMilliseconds(1.2345);
            twin = Exchange.Load(twin.State, Samples.Programme);
            Assert.Equal(new Outcome.Done(), move(twin, now));
            changes.Add(twin.TakeChanges());

            Assert.IsType<Outcome.Done>((await storage.Exchanges.ChangeAsync(exchange.State.Id, now, x => move(x, now), default))!.Outcome);
            Assert.Equal(ExchangeJson.Write(twin.State), ExchangeJson.Write((await storage.Exchanges.LoadAsync(exchange.State.Id, default))!.State));
        }

        return (twin.State, [.. changes.SelectMany(c => c.Audit)], [.. changes.SelectMany(c => c.Notices)]);
    }

    private async Task<Change> ChangeAsync(Exchange exchange, Func<Exchange, Outcome> move) =>
        (await storage.Exchanges.ChangeAsync(exchange.State.Id, Samples.Start, move, default))!;
}
