using CE4BIG.Season.Post;

namespace CE4BIG.Acceptance;

/// <summary>A desk with one exchange whose visitor is back and asked for the report: shared by the tests of its form.</summary>
public sealed class ReportDesk : IAsyncLifetime
{
    // A day in two seconds: the visit is over soon, and the 45 days that the report may take last long enough for the tests.
    private const int Scale = 86_400 / 2;

    private RunningDesk? _desk;

    internal RunningDesk Desk => _desk!;

    internal Letter Asked { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _desk = await RunningDesk.StartAsync(Scale);
        var exchange = await new Story(_desk, daysAhead: 4, workingDays: 3).ApprovedAsync();
        Asked = await _desk.LetterAsync(exchange, "report-asked");
    }

    public async Task DisposeAsync()
    {
        if (_desk is not null)
        {
            await _desk.DisposeAsync();
        }
    }
}
