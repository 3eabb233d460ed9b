using Azure.Data.Tables;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Functions.Tests.Storage;

/// <summary>Earlier versions of an application are kept, until the end of retention takes away whatever tells of people (GDPR).</summary>
[Collection(StorageCollection.Name)]
public sealed class ForgettingTests(StorageFixture storage)
{
    [Fact]
    public async Task Each_version_of_an_application_is_kept_and_read_back_in_order()
    {
        var exchange = Samples.Submitted();
        var first = exchange.State.Application;
        var id = await LiveAsync(exchange, Samples.WholeLife());

        var file = (await storage.Exchanges.LoadAsync(id, default))!;

        Assert.Equal(ExchangeJson.Write(first), ExchangeJson.Write(Assert.Single(file.Versions)));
        Assert.Equal("Other goals.", file.State.Application.Goals);
        Assert.Equal(2, file.State.ApplicationVersion);
    }

    [Fact]
    public async Task What_was_kept_of_people_is_gone_from_every_row_when_retention_ends()
    {
        var id = await LiveAsync(Samples.Submitted(), [.. Samples.WholeLife(), .. Samples.Aftercare()]);

        var file = (await storage.Exchanges.LoadAsync(id, default))!;
        Assert.NotNull(file.State.AnonymisedAt);
        Assert.Empty(file.Mails);
        Assert.Empty(file.Versions);
        Assert.Empty(file.State.Report!.Evidence);
        var rows = await RowsAsync(id);
        foreach (var personal in new[] { "Zofia", "zofia", "Jean", "jean.oconnor", "nowak", "Nowak", "zielinska", "Król", "1090 1014", "10901014", "Say more", "Learn how", "BANK-1", "Summary", ".pdf" })
        {
            Assert.DoesNotContain(rows, row => row.Any(column => column.Value is string text && text.Contains(personal, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task What_the_programme_counts_outlives_the_people()
    {
        var life = Samples.WholeLife();
        var id = await LiveAsync(Samples.Submitted(), [.. life, .. Samples.Aftercare()[..^1]]);
        var before = (await storage.Exchanges.LoadAsync(id, default))!;

        var (days, last) = Samples.Aftercare()[^1];
        var now = before.State.EndedAt!.Value.AddDays(days);
        var change = (await storage.Exchanges.ChangeAsync(id, now, x => last(x, now), default))!;

        var after = (await storage.Exchanges.LoadAsync(id, default))!;
        Assert.Equal(ExchangeJson.Write(after.State), ExchangeJson.Write(change.After));
        Assert.Equal((before.State.Ending, before.State.Paid, before.State.Granted), (after.State.Ending, after.State.Paid, after.State.Granted));
        Assert.Equal(before.State.Application.Visitor.Organisation, after.State.Application.Visitor.Organisation);
        Assert.Equal(before.Audit.Select(a => (a.Number, a.At, a.Action, a.Decision, a.Step, a.Amount)), after.Audit.Take(before.Audit.Length).Select(a => (a.Number, a.At, a.Action, a.Decision, a.Step, a.Amount)));
        Assert.Equal(AuditAction.Anonymised, after.Audit[^1].Action);
        Assert.Equal(TrailReading.Of(after.State), TrailReading.Of(after.Audit));
    }

    [Fact]
    public async Task Forgetting_twice_is_forgetting_once()
    {
        var id = await LiveAsync(Samples.Submitted(), [.. Samples.WholeLife(), .. Samples.Aftercare()[..^1]]);
        var before = (await storage.Exchanges.LoadAsync(id, default))!;
        var now = before.State.EndedAt!.Value.AddDays(4000);

        // As after a crash between taking away the rows and storing the exchange: the second still sees it as it was.
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => storage.Exchanges.ChangeAsync(id, now, x => x.PassTime(now), default)));

        var after = (await storage.Exchanges.LoadAsync(id, default))!;
        Assert.All(both, change => Assert.NotNull(change!.After.AnonymisedAt));
        Assert.Single(after.Audit, a => a.Action == AuditAction.Anonymised);
        Assert.Equal(Enumerable.Range(1, after.State.AuditCount), after.Audit.Select(a => a.Number));
        Assert.Empty(after.Mails);
    }

    private async Task<ExchangeId> LiveAsync(Exchange exchange, IEnumerable<(double Days, Func<Exchange, DateTimeOffset, Outcome> Move)> life)
    {
        await storage.Exchanges.AddAsync(exchange, Samples.Start, default);
        var now = Samples.Start;
        foreach (var (days, move) in life)
        {
            now += TimeSpan.FromDays(days);
            Assert.IsType<Outcome.Done>((await storage.Exchanges.ChangeAsync(exchange.State.Id, now, x => move(x, now), default))!.Outcome);
        }

        return exchange.State.Id;
    }

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
}
