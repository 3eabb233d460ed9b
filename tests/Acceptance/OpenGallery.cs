using CE4BIG.Tour;
using CE4BIG.Tour.Exhibits;

namespace CE4BIG.Acceptance;

/// <summary>Every page of a desk that has lived through everything, and a browser to look at them with: shared by the tests of pages.</summary>
public sealed class OpenGallery : IAsyncLifetime
{
    private RunningDesk? _desk;
    private Browser? _browser;
    private Gallery? _gallery;

    internal RunningDesk Desk => _desk!;

    internal Browser Browser => _browser!;

    internal Gallery Gallery => _gallery!;

    public async Task InitializeAsync()
    {
        _browser = await Browser.LaunchAsync();
        _desk = await Guide.OpenAsync();
        _gallery = await Guide.LeadAsync(_desk);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        if (_desk is not null)
        {
            await _desk.DisposeAsync();
        }
    }
}
