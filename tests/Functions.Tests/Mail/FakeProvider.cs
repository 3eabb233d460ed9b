using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using SendGrid;

namespace CE4BIG.Functions.Tests.Mail;

/// <summary>The mail provider's API, as an HTTP handler: keeps every message it takes, and can be taken down.</summary>
internal sealed class FakeProvider : HttpMessageHandler
{
    private readonly ConcurrentQueue<JsonElement> _taken = new();
    private int _asked;

    public HttpStatusCode? Refuses { get; set; }

    public bool IsDown { get; set; }

    public int Asked => Volatile.Read(ref _asked);

    public IReadOnlyList<JsonElement> Taken => [.. _taken];

    public SendGridClient Client => new(new HttpClient(this, disposeHandler: false), new SendGridClientOptions { ApiKey = "SG.secret" });

    public IEnumerable<string> Keys => Taken.Select(Key);

    public static string Key(JsonElement mail) => Labels(mail).GetProperty("key").GetString()!;

    public static JsonElement Labels(JsonElement mail) =>
        mail.TryGetProperty("custom_args", out var own) ? own : mail.GetProperty("personalizations")[0].GetProperty("custom_args");

    /// <summary>Waits until such a mail was taken.</summary>
    public async Task WaitForAsync(Func<JsonElement, bool> mail)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!_taken.Any(mail))
        {
            await Task.Delay(10, patience.Token);
        }
    }

    /// <summary>Waits until the provider was asked once more than that.</summary>
    public async Task WaitForAttemptAsync(int asked)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (Asked <= asked)
        {
            await Task.Delay(10, patience.Token);
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        if (IsDown)
        {
            throw new HttpRequestException("Connection refused");
        }

        if (Refuses is { } status)
        {
            return new HttpResponseMessage(status) { Content = new StringContent("""{"errors":[]}""") };
        }

        using var body = JsonDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken));
        _taken.Enqueue(body.RootElement.Clone());
        var taken = new HttpResponseMessage(HttpStatusCode.Accepted) { Content = new StringContent("") };
        taken.Headers.Add("X-Message-Id", FormattableString.Invariant($"id-{_taken.Count}"));
        return taken;
    }
}
