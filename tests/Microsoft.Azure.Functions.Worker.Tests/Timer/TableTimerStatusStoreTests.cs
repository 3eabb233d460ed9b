using Azure.Data.Tables;
using CE4BIG.Testing;
using Microsoft.Azure.Functions.Worker.Extensions.Timer;

namespace CE4BIG.Microsoft.Azure.Functions.Worker.Tests.Timer;

public sealed class TableTimerStatusStoreTests
{
    [Fact]
    public async Task What_is_saved_is_loaded_and_a_missing_table_is_no_status()
    {
        await using var azurite = await Azurite.StartAsync();
        var store = new TableTimerStatusStore(new TableServiceClient(azurite.ConnectionString), "DeskTimers");
        Assert.Empty(await store.LoadAsync(CancellationToken.None));

        var status = new TimerStatus("0 */5 * * * *", default, new DateTime(2026, 3, 2, 8, 5, 0, DateTimeKind.Utc), new DateTime(2026, 3, 2, 8, 1, 0, DateTimeKind.Utc));
        await store.SaveAsync("Sweep", status, CancellationToken.None);
        await store.SaveAsync("Other", status, CancellationToken.None);
        await store.SaveAsync("Sweep", status with { Last = status.Next }, CancellationToken.None);

        var loaded = await store.LoadAsync(CancellationToken.None);
        Assert.Equal(status with { Last = status.Next }, loaded["Sweep"]);
        Assert.Equal(status, loaded["Other"]);
    }
}
