using Microsoft.Playwright;

namespace CE4BIG.Tour;

/// <summary>A headless Chromium, and tabs in which kept pages are opened.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    public static async Task<Browser> LaunchAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
        });
        return new Browser(playwright, browser);
    }

    /// <summary>A context of one's own, for pages as they come from a desk.</summary>
    public Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options) => _browser.NewContextAsync(options);

    /// <summary>A tab for kept pages, with a context of its own.</summary>
    public async Task<Tab> OpenAsync(BrowserNewContextOptions options) => await Tab.OpenAsync(await NewContextAsync(options));

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
