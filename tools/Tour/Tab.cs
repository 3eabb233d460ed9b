using System.Collections.Concurrent;
using System.Net;
using CE4BIG.Tour.Exhibits;
using Microsoft.Playwright;

namespace CE4BIG.Tour;

/// <summary>
/// A tab that opens kept pages at their own addresses: the document is the one that was kept, with the policy that it came with;
/// stylesheet, script and pictures are the desk's. Other origins are out of reach, and asking one is remarked.
/// </summary>
internal sealed class Tab : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _remarks = new();
    private KeptPage? _shown;

    private Tab(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
    }

    public IPage Page { get; }

    public static async Task<Tab> OpenAsync(IBrowserContext context)
    {
        var tab = new Tab(context, await context.NewPageAsync());
        tab.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                tab._remarks.Enqueue($"the console says: {message.Text}");
            }
        };
        tab.Page.PageError += (_, error) => tab._remarks.Enqueue($"a script failed: {error}");
        await tab.Page.RouteAsync(_ => true, tab.AnswerAsync);
        return tab;
    }

    public async Task ShowAsync(KeptPage page)
    {
        _shown = page;
        await Page.GotoAsync(page.Address.AbsoluteUri, new() { WaitUntil = WaitUntilState.Load });
    }

    /// <summary>What the browser has complained about since this was last asked.</summary>
    public IReadOnlyList<string> TakeRemarks()
    {
        var taken = new List<string>();
        while (_remarks.TryDequeue(out var remark))
        {
            taken.Add(remark);
        }

        return taken;
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private Task AnswerAsync(IRoute route)
    {
        if (_shown is not { } page || new Uri(route.Request.Url) is var address && address.Scheme != "data" && address.Authority != page.Address.Authority)
        {
            _remarks.Enqueue($"it asks for {route.Request.Url}");
            return route.AbortAsync();
        }

        return route.Request.IsNavigationRequest
            ? route.FulfillAsync(new()
            {
                // Always 200: a browser remarks on other statuses of a document in its console, whatever the page does.
                Status = (int)HttpStatusCode.OK,
                ContentType = "text/html; charset=utf-8",
                Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Content-Security-Policy"] = page.Policy, ["Referrer-Policy"] = "no-referrer" },
                Body = page.Html,
            })
            : route.ContinueAsync();
    }
}
