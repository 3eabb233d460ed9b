using System.Globalization;
using CE4BIG.Season.Post;
using CE4BIG.Tour.Exhibits;
using Microsoft.Playwright;

namespace CE4BIG.Tour;

/// <summary>Takes pictures small enough for a repository: WebP, and no more of a long page than a reader would scroll.</summary>
internal sealed class Camera(Browser browser, DirectoryInfo folder)
{
    private const int Tallest = 1500;
    private const int MostBytes = 60 * 1024;

    // From good to poor; nearly every page is small enough at the first.
    private static readonly int[] Qualities = [75, 50, 30, 15];

    /// <summary>Takes a page's picture.</summary>
    public async Task TakeAsync(Shot shot, Gallery gallery)
    {
        await using var tab = await browser.OpenAsync(new()
        {
            ViewportSize = new() { Width = shot.Width, Height = 700 },
            ColorScheme = shot.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        await tab.ShowAsync(gallery[shot.Exhibit].Pages[shot.Language]);
        await SaveAsync(tab.Page, shot.Exhibit, shot.Width);
    }

    /// <summary>Takes a mail's picture.</summary>
    public async Task TakeAsync(string name, Letter letter)
    {
        const int Width = 640;
        await using var tab = await browser.OpenAsync(new() { ViewportSize = new() { Width = Width, Height = 700 }, ColorScheme = ColorScheme.Light, JavaScriptEnabled = false });
        await tab.Page.SetContentAsync(letter.Html ?? throw new InvalidOperationException($"{letter.Kind} has no HTML."));
        await SaveAsync(tab.Page, "mail-" + name, Width);
    }

    private async Task SaveAsync(IPage page, string name, int width)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var metrics = await session.SendAsync("Page.getLayoutMetrics");
        var height = Math.Min(Tallest, metrics!.Value.GetProperty("cssContentSize").GetProperty("height").GetDouble());
        byte[] picture = [];
        foreach (var quality in Qualities)
        {
            var shot = await session.SendAsync("Page.captureScreenshot", new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["format"] = "webp",
                ["quality"] = quality,
                ["captureBeyondViewport"] = true,
                ["clip"] = new Dictionary<string, object>(StringComparer.Ordinal) { ["x"] = 0, ["y"] = 0, ["width"] = width, ["height"] = height, ["scale"] = 1 },
            });
            picture = shot!.Value.GetProperty("data").GetBytesFromBase64();
            if (picture.Length <= MostBytes)
            {
                break;
            }
        }

        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, name + ".webp"), picture);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}.webp {picture.Length / 1024} KB"));
    }
}
