using System.Net;
using CE4BIG.Season.Reporting;

namespace CE4BIG.Season.Desk;

/// <summary>
/// The app's pages over HTTP, with the patience of a person: where the app is away or says "in a minute", the same request
/// is made again. Measures each answer on its own, not the waiting in between.
/// </summary>
internal sealed class DeskClient : IDisposable
{
    private const int ConnectionsAtOnce = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly HttpClient _http;
    private readonly TimeProvider _time;
    private readonly Journal _journal;

    public DeskClient(Uri app, TimeProvider time, Journal journal)
    {
        _time = time;
        _journal = journal;
        _http = new HttpClient(new SocketsHttpHandler
        {
            // Each person brings their own link; nobody has a cookie to share, and a redirect is for the caller to see.
            UseCookies = false,
            AllowAutoRedirect = false,
            MaxConnectionsPerServer = ConnectionsAtOnce,
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
        })
        {
            BaseAddress = app,
            Timeout = TimeSpan.FromSeconds(60),
        };
    }

    public Latencies Pages { get; } = new();

    public Latencies Decisions { get; } = new();

    public Task<DeskPage> GetAsync(string address, CancellationToken cancellationToken, string? cookie = null) =>
        SendAsync(() => With(cookie, new HttpRequestMessage(HttpMethod.Get, address)), Pages, cancellationToken);

    public Task<DeskPage> SubmitAsync(DeskForm form, CancellationToken cancellationToken, string? cookie = null) =>
        SendAsync(() => With(cookie, new HttpRequestMessage(HttpMethod.Post, form.Target) { Content = form.ToContent() }), Decisions, cancellationToken);

    public async Task<string> GetTextAsync(string address, CancellationToken cancellationToken) =>
        await _http.GetStringAsync(new Uri(address, UriKind.RelativeOrAbsolute), cancellationToken);

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage With(string? cookie, HttpRequestMessage request)
    {
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return request;
    }

    private async Task<DeskPage> SendAsync(Func<HttpRequestMessage> newRequest, Latencies latencies, CancellationToken cancellationToken)
    {
        var first = _time.GetTimestamp();
        for (var pause = TimeSpan.FromMilliseconds(100); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var (page, problem) = await TryAsync(newRequest, latencies, cancellationToken);
            if (page is not null && page.Status != HttpStatusCode.ServiceUnavailable)
            {
                return page;
            }

            if (_time.GetElapsedTime(first) > Patience)
            {
                throw new UnplayableException("The app was away for too long: " + (problem ?? "503"));
            }

            _journal.CountRetry(problem ?? "503 " + page!.Address.AbsolutePath);
            await Task.Delay(pause, _time, cancellationToken);
        }
    }

    private async Task<(DeskPage? Page, string? Problem)> TryAsync(Func<HttpRequestMessage> newRequest, Latencies latencies, CancellationToken cancellationToken)
    {
        using var request = newRequest();
        var started = _time.GetTimestamp();
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            var html = await response.Content.ReadAsStringAsync(cancellationToken);
            latencies.Add(_time.GetElapsedTime(started));
            var cookie = response.Headers.TryGetValues("Set-Cookie", out var set) ? set.First().Split(';')[0] : null;
            return (new DeskPage(request.RequestUri!, response.StatusCode, html) { Cookie = cookie }, null);
        }
        catch (HttpRequestException away)
        {
            return (null, away.HttpRequestError.ToString());
        }
        catch (IOException cut)
        {
            return (null, cut.Message);
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, "no answer in time");
        }
    }
}
