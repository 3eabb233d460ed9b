using Azure.Data.Tables;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Tests.Lifecycle;
using CE4BIG.Functions.Tests.Storage;

namespace CE4BIG.Functions.Tests.Desk;

/// <summary>What a write leaves behind, whoever writes when.</summary>
[Collection(StorageCollection.Name)]
public sealed class DeskIndexTests(StorageFixture storage) : IAsyncLifetime
{
    private readonly DeskIndex _index = new(storage.Tables, storage.Programmes);
    private readonly DeskLists _lists = new(storage.Tables);
    private readonly FiguresStore _figures = new(storage.Tables);

    public Task InitializeAsync() => DeskTable.ClearAsync(storage);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_exchange_stands_in_every_list_that_concerns_it_and_leaves_those_that_no_longer_do()
    {
        var exchange = Samples.Submitted();
        await _index.WriteAsync(File(exchange), [], default);
        Assert.Equal(["all", "changed", "due", "entry", "stage Application", "task jean.oconnor@host.example"], await ListsAsync(exchange.State.Id));

        exchange.Withdraw(exchange.State.Visitor, "No time.", Samples.Start);
        await _index.WriteAsync(File(exchange), [], default);

        Assert.Equal(["all", "changed", "ending Withdrawn", "entry", "stage Ended"], await ListsAsync(exchange.State.Id));
        var entry = Assert.Single((await _lists.ExchangesAsync(new DeskQuery("ce4big", null), null, default)).Items);
        Assert.Equal((Stage.Ended, Ending.Withdrawn), (entry.Stage, entry.Ending!.Value));
    }

    [Fact]
    public async Task An_older_look_changes_nothing()
    {
        var exchange = Samples.Submitted();
        var older = File(exchange);
        exchange.Withdraw(exchange.State.Visitor, "No time.", Samples.Start);
        await _index.WriteAsync(File(exchange), [], default);
        var before = await RowsAsync(exchange.State.Id);

        await _index.WriteAsync(older, [], default);

        Assert.Equal(before, await RowsAsync(exchange.State.Id));
    }

    [Fact]
    public async Task The_same_look_again_writes_nothing()
    {
        var file = File(Samples.Submitted());
        await _index.WriteAsync(file, [], default);
        var before = await RowsAsync(file.State.Id);

        await _index.WriteAsync(file, [], default);

        Assert.Equal(before, await RowsAsync(file.State.Id));
    }

    [Fact]
    public async Task Writers_of_one_exchange_at_once_leave_the_newest_and_count_it_once()
    {
        var exchange = Samples.Submitted();
        var files = new List<ExchangeFile> { File(exchange) };
        foreach (var (days, move) in Samples.WholeLife()[..11])
        {
            Assert.IsType<Outcome.Done>(move(exchange, Samples.Start.AddDays(days + files.Count)));
            files.Add(File(exchange));
        }

        await Task.WhenAll(files.Select(file => _index.WriteAsync(file, [], default)).Reverse());

        var entry = Assert.Single((await _lists.ExchangesAsync(new DeskQuery("ce4big", null), null, default)).Items);
        Assert.Equal(Stage.Travel, entry.Stage);
        Assert.Equal(["all", "changed", "entry", "stage Travel"], await ListsAsync(exchange.State.Id));
        var figures = await _figures.ReadAsync("ce4big", default);
        Assert.Equal(ExchangeFigures.Of(exchange.State, Samples.Programme).ToDictionary(f => f.Key, f => (long)f.Value), figures.ToDictionary());
    }

    [Fact]
    public async Task A_refused_mail_is_seen_until_somebody_else_takes_that_persons_place()
    {
        var exchange = Samples.Submitted();
        var older = File(exchange);
        exchange.RenewLink(Samples.Open(exchange, StepKind.HostConfirmation), Samples.Start.AddHours(1));
        await _index.WriteAsync(File(exchange), [], default);
        Assert.Empty((await _lists.MailProblemsAsync("ce4big", null, null, default)).Items);

        // Whoever sent the mail had looked before the other.
        await _index.WriteAsync(older, [exchange.State.Host.Email], default);
        Assert.Equal(exchange.State.Id, Assert.Single((await _lists.MailProblemsAsync("ce4big", "atlanpole", null, default)).Items).Id);
        Assert.Equal(1, (await _figures.ReadAsync("ce4big", default))["mail-problem:lsk"]);

        exchange.Replace(Role.Host, new("Marie Duval", "marie.duval@host.example", Domain.Programmes.Language.Fr), Samples.Coordinator, "Gone.", Samples.Start.AddHours(2));
        await _index.WriteAsync(File(exchange), [], default);
        Assert.Empty((await _lists.MailProblemsAsync("ce4big", null, null, default)).Items);
        Assert.False((await _figures.ReadAsync("ce4big", default)).ContainsKey("mail-problem:lsk"));
    }

    [Fact]
    public async Task Nobodys_name_or_address_is_left_when_retention_has_ended()
    {
        var exchange = Samples.Submitted();
        exchange.Withdraw(exchange.State.Visitor, "No time.", Samples.Start);
        await _index.WriteAsync(File(exchange), [exchange.State.Host.Email], default);
        exchange.PassTime(Samples.Start.AddYears(20));
        Assert.NotNull(exchange.State.AnonymisedAt);

        await _index.WriteAsync(File(exchange), [], default);

        foreach (var name in new[] { "dabrowska", "oconnor", "Dąbrowska", "host.example" })
        {
            Assert.DoesNotContain(await RowsAsync(exchange.State.Id), row => row.Contains(name, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(StepKind.PaymentOrder)]
    [InlineData(StepKind.PaymentConfirmation)]
    [InlineData(StepKind.BankCorrection)]
    public async Task Money_is_listed_with_its_amount_and_an_account_that_cannot_be_used(StepKind kind)
    {
        await _index.WriteAsync(File(Lives.AwaitingA(kind).Exchange), [], default);

        var task = Assert.Single((await _lists.MoneyAsync("ce4big", "lsk", null, default)).Items);
        Assert.Equal((kind, 900_00, "PL61 •••• 2874"), (task.Step.Key.Kind, task.Step.Amount!.Value.Cents, task.Entry.Account));
        Assert.Empty((await _lists.MoneyAsync("ce4big", "atlanpole", null, default)).Items);
        Assert.DoesNotContain(await RowsAsync(task.Entry.Id), row => row.Contains("1090 1014", StringComparison.Ordinal) || row.Contains("10901014", StringComparison.Ordinal));
    }

    private static ExchangeFile File(Exchange exchange) => new(exchange.State, default, [], [], []);

    // The lists an exchange stands in, words aside.
    private async Task<List<string>> ListsAsync(ExchangeId id) => [.. (await DeskTable.KeysAsync(storage, id))
        .Where(key => !key.StartsWith("word|", StringComparison.Ordinal) && !key.StartsWith("figures", StringComparison.Ordinal))
        .Select(key => key.Split('|'))
        .Select(parts => parts[0] is "stage" or "ending" or "task" ? $"{parts[0]} {parts[1]}" : parts[0])
        .Order(StringComparer.Ordinal)];

    private async Task<List<string>> RowsAsync(ExchangeId id)
    {
        var rows = new List<string>();
        await foreach (var row in (await storage.Tables.OpenAsync(TableNames.Desk, default)).QueryAsync<TableEntity>())
        {
            if (row.RowKey.Contains(id.Value, StringComparison.Ordinal))
            {
                rows.Add($"{row.RowKey} {row.ETag} {string.Join(' ', row.Keys.Select(column => row[column]))}");
            }
        }

        return rows;
    }
}
