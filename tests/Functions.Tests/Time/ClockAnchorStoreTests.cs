using Azure;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Tests.Storage;
using CE4BIG.Functions.Time;
using Microsoft.Extensions.Time.Testing;

namespace CE4BIG.Functions.Tests.Time;

[Collection(StorageCollection.Name)]
public sealed class ClockAnchorStoreTests(StorageFixture storage) : IAsyncLifetime
{
    private readonly FakeTimeProvider _real = new(Samples.Start);

    public async Task InitializeAsync()
    {
        var table = await storage.Tables.OpenAsync(TableNames.Settings, default);
        await table.DeleteEntityAsync("clock", "anchor", ETag.All);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_faster_clock_starts_at_real_time()
    {
        var clock = await ClockAsync(1440);

        Assert.Equal(Samples.Start, clock.GetUtcNow());
    }

    [Fact]
    public async Task A_restart_goes_on_where_programme_time_is()
    {
        await ClockAsync(1440);
        _real.Advance(TimeSpan.FromMinutes(10));

        var restarted = await ClockAsync(1440);

        Assert.Equal(Samples.Start.AddDays(10), restarted.GetUtcNow());
    }

    [Fact]
    public async Task Another_pace_goes_on_from_the_programme_time_that_was_reached()
    {
        await ClockAsync(1440);
        _real.Advance(TimeSpan.FromMinutes(10));

        var faster = await ClockAsync(86_400);
        Assert.Equal(Samples.Start.AddDays(10), faster.GetUtcNow());
        _real.Advance(TimeSpan.FromSeconds(5));

        var slower = await ClockAsync(2);
        Assert.Equal(Samples.Start.AddDays(15), slower.GetUtcNow());
    }

    [Fact]
    public async Task At_real_pace_the_app_starts_without_asking_storage()
    {
        await ClockAsync(1440);
        _real.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(_real.GetUtcNow(), (await ClockAsync(1)).GetUtcNow());
    }

    private async Task<ProgrammeClock> ClockAsync(double scale) => new(_real, await ClockAnchorStore.ReadAsync(storage.Tables, scale, _real, default));
}
