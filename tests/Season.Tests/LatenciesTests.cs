using CE4BIG.Season.Desk;

namespace CE4BIG.Season.Tests;

public sealed class LatenciesTests
{
    [Fact]
    public void What_happened_lately_outweighs_what_was_long_ago()
    {
        var latencies = new Latencies();
        for (var i = 0; i < 100; i++)
        {
            latencies.Add(TimeSpan.FromSeconds(i < 50 ? 4 : 1));
        }

        Assert.InRange(latencies.Lately, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.2));
        Assert.Equal(4000, latencies.Percentile(.95));
    }
}
