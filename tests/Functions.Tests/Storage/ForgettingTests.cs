using Azure.Data.Tables;
using CE4BIG.Domain.Audit;
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
    public async Task The_chain_through_the_trail_outlives_the_people_and_keeps_no_salt_of_them()
    {
        var id = await LiveAsync(Samples.Submitted(), [.. Samples.WholeLife(), .. Samples.Aftercare()]);

        var file = (await storage.Exchanges.LoadAsync(id, default))!;
        Assert.Null(TrailChain.FirstFault(id, file.Audit));
        Assert.Equal(file.Head, file.Audit[^1].Seal!.Hash);
        Assert.All(file.Audit.Where(row => row.Seal!.Salt is not null), row => Assert.Equal((Role.Calendar, null, null), (row.Role, row.Asked, row.Reason)));
        Assert.DoesNotContain(file.Audit, row => row.Who.Contains("example", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_was_part_of_it_is_found_by_address_until_they_are_forgotten()
    {
        var people = new PeopleIndex(storage.Tables);
        var visitor = $"zofia.{Guid.NewGuid():N}@visitor.example";
        var exchange = Samples.Submitted(Samples.Application(form => form["visitorEmail"] = visitor));
        var id = await LiveAsync(exchange, [.. Samples.WholeLife(), .. Samples.Aftercare()[..^1]]);
        var before = (await storage.Exchanges.LoadAsync(id, default))!;
        Assert.Equal(id, Assert.Single(await people.FindAsync(visitor.ToUpperInvariant(), default)));
        Assert.Contains(id, await people.FindAsync(Samples.Coordinator.Email, default));
        Assert.Contains(id, await people.FindAsync("jean.oconnor@host.example", default));

        var now = before.State.EndedAt!.Value.AddDays(4000);
        await storage.Exchanges.ChangeAsync(id, now, x => x.PassTime(now), default);

        foreach (var address in new[] { visitor, Samples.Coordinator.Email, "jean.oconnor@host.example", "anna.nowak@lsk.example" })
        {
            Assert.DoesNotContain(id, await people.FindAsync(address, default));
        }
    }

    [Fact]
    public async Task Under_a_legal_hold_nobody_is_forgotten_until_it_is_released()
    {
        var id = await LiveAsync(Samples.Submitted(), [.. Samples.WholeLife(), .. Samples.Aftercare()[..^2]]);
        var before = (await storage.Exchanges.LoadAsync(id, default))!;
        Assert.True(before.State.LegalHold);

        var late = before.State.EndedAt!.Value.AddDays(4000);
        await storage.Exchanges.ChangeAsync(id, late, x => x.PassTime(late), default);
        var held = (await storage.Exchanges.LoadAsync(id, default))!;
        await storage.Exchanges.ChangeAsync(id, late, x => x.ReleaseHold(Samples.Coordinator, "It is over.", late), default);
        var later = late.AddDays(60);
        await storage.Exchanges.ChangeAsync(id, later, x => x.PassTime(later), default);
        var released = (await storage.Exchanges.LoadAsync(id, default))!;

        Assert.Equal(before.State.Application, held.State.Application);
        Assert.All(held.Audit, row => Assert.NotNull(row.Seal!.Salt));
        Assert.NotNull(released.State.AnonymisedAt);
        Assert.Null(TrailChain.FirstFault(id, released.Audit));
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
