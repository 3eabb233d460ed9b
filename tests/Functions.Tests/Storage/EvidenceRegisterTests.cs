using System.Security.Cryptography;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Functions.Tests.Storage;

[Collection(StorageCollection.Name)]
public sealed class EvidenceRegisterTests(StorageFixture storage)
{
    private EvidenceRegister Register => new(storage.Tables, storage.Exchanges);

    [Fact]
    public async Task The_very_same_file_is_seen_from_both_exchanges_that_handed_it_in()
    {
        var receipt = NewHash();
        var (first, second) = (await ReportedAsync(receipt, NewHash()), await ReportedAsync(receipt, NewHash()));

        var seen = Assert.Single(await Register.OthersAsync(second, default));

        Assert.Equal((receipt, first.Id), (seen.Key, Assert.Single(seen.Value)));
        Assert.Equal([second.Id], (await Register.OthersAsync(first, default))[receipt].AsEnumerable());
    }

    [Fact]
    public async Task A_report_whose_files_nobody_else_has_shows_nothing() =>
        Assert.Empty(await Register.OthersAsync(await ReportedAsync(NewHash()), default));

    [Fact]
    public async Task What_a_crash_left_behind_accuses_nobody()
    {
        var receipt = NewHash();
        var state = await ReportedAsync(receipt);
        var innocent = Samples.Submitted();
        Assert.True(await storage.Exchanges.AddAsync(innocent, Samples.Start, default));

        await Register.AddAsync(innocent.State.Id, [Samples.Evidence("accommodation") with { Sha256 = receipt }], default);
        await Register.AddAsync(Samples.NewId(), [Samples.Evidence("accommodation") with { Sha256 = receipt }], default);

        Assert.Empty(await Register.OthersAsync(state, default));
    }

    [Fact]
    public async Task After_the_end_of_retention_a_file_is_forgotten_and_forgetting_twice_is_no_error()
    {
        var receipt = NewHash();
        var (first, second) = (await ReportedAsync(receipt), await ReportedAsync(receipt));

        await Register.RemoveAsync(first.Id, first.Report!.Evidence, default);
        await Register.RemoveAsync(first.Id, first.Report!.Evidence, default);

        Assert.Empty(await Register.OthersAsync(second, default));
        Assert.NotEmpty(await Register.OthersAsync(first, default));
    }

    private static string NewHash() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private async Task<ExchangeState> ReportedAsync(params string[] hashes)
    {
        var exchange = Lifecycle.Lives.AwaitingA(StepKind.Report).Exchange;
        var files = Samples.MandatoryItems.Select((item, i) => Samples.Evidence(item) with { Sha256 = i < hashes.Length ? hashes[i] : NewHash() });
        Assert.IsType<Outcome.Done>(exchange.SubmitReport(Samples.Open(exchange, StepKind.Report), Samples.Report() with { Evidence = [.. files] }, exchange.OpenSteps.Single().OpenedAt.AddDays(1)));
        Assert.True(await storage.Exchanges.AddAsync(exchange, Samples.Start, default));
        await Register.AddAsync(exchange.State.Id, exchange.State.Report!.Evidence, default);
        return exchange.State;
    }
}
