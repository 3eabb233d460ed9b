namespace CE4BIG.Acceptance;

/// <summary>A desk whose days pass slowly enough that no deadline comes near: shared by the tests of bad input.</summary>
public sealed class SlowDesk : IAsyncLifetime
{
    private const int DayAMinute = 1440;

    private RunningDesk? _desk;

    internal RunningDesk Desk => _desk!;

    public async Task InitializeAsync() => _desk = await RunningDesk.StartAsync(DayAMinute);

    public async Task DisposeAsync()
    {
        if (_desk is not null)
        {
            await _desk.DisposeAsync();
        }
    }
}
