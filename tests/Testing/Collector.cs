using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;

namespace CE4BIG.Testing;

/// <summary>Stands in for a collector of telemetry: takes OTLP over HTTP and keeps every body as it came. Texts stand plainly in them.</summary>
public sealed class Collector : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<(string Path, string Text)> _received = new();
    private readonly Task _taking;

    /// <summary>Begins to take.</summary>
    public Collector()
    {
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Azurite.FreePorts(1)[0]}/"));
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _taking = TakeAsync();
    }

    /// <summary>Where it takes.</summary>
    public Uri Address { get; }

    /// <summary>Everything that came for traces, metrics and logs, each as one text.</summary>
    public string Traces => Of("/v1/traces");

    public string Metrics => Of("/v1/metrics");

    public string Logs => Of("/v1/logs");

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _taking;
        ((IDisposable)_listener).Dispose();
    }

    private string Of(string path) => string.Join('\n', _received.Where(r => r.Path == path).Select(r => r.Text));

    private async Task TakeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var visit = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await visit.Request.InputStream.CopyToAsync(body);
                _received.Enqueue((visit.Request.Url!.AbsolutePath, Encoding.UTF8.GetString(body.ToArray())));
                visit.Response.Close();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // The listener was stopped, or a client went away; whether it goes on is asked above.
            }
        }
    }
}
