using CE4BIG.Functions.Time;
using Microsoft.Extensions.Time.Testing;

namespace CE4BIG.Functions.Tests.Time;

public sealed class ProgrammeClockTests
{
    private readonly FakeTimeProvider _real = new(Samples.Start);

    [Fact]
    public void At_real_pace_programme_time_is_real_time()
    {
        var clock = new ProgrammeClock(_real, ClockAnchor.RealPace);
        _real.Advance(TimeSpan.FromHours(5));

        Assert.Equal(_real.GetUtcNow(), clock.GetUtcNow());
        Assert.Equal(Samples.Start, clock.RealTime(Samples.Start));
    }

    [Fact]
    public void A_day_passes_in_a_second_at_86400()
    {
        var clock = new ProgrammeClock(_real, new ClockAnchor(Samples.Start, Samples.Start, 86_400));
        _real.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(Samples.Start.AddDays(10), clock.GetUtcNow());
        Assert.Equal(Samples.Start, clock.Real.GetUtcNow() - TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1440)]
    [InlineData(86_400)]
    [InlineData(10_000_000)]
    public void A_timer_set_to_a_programme_time_does_not_fire_noticeably_before_it(double scale)
    {
        var clock = new ProgrammeClock(_real, new ClockAnchor(Samples.Start, Samples.Start, scale));
        var due = Samples.Start.AddDays(44).AddSeconds(7);

        _real.SetUtcNow(clock.RealTime(due));

        // A tick of real time is the finest there is.
        Assert.InRange(clock.GetUtcNow() - due, -TimeSpan.FromTicks((long)scale), TimeSpan.FromTicks((long)scale));
    }
}
