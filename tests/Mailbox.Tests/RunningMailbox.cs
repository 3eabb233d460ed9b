using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;

namespace CE4BIG.Mailbox.Tests;

/// <summary>A mailbox of one's own on a free port, and a client that may send.</summary>
internal sealed class RunningMailbox : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningMailbox(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "local");
    }

    public HttpClient Client { get; }

    public static async Task<RunningMailbox> StartAsync(string? folder = null, int capacity = 100)
    {
        var app = MailboxServer.Build(new MailboxSettings { Port = 0, Folder = folder, Capacity = capacity }, TimeProvider.System);
        await app.StartAsync();
        return new RunningMailbox(app);
    }

    /// <summary>A send request that SendGrid would take; tests change what they are about.</summary>
    public static Dictionary<string, object?> Valid(string to = "jean@visitor.example", string subject = "[CX-7K3M9QPD] Please confirm") => new(StringComparer.Ordinal)
    {
        ["personalizations"] = new[] { new { to = new[] { new { email = to, name = "Jean" } } } },
        ["from"] = new { email = "desk@exchange.example", name = "Desk" },
        ["subject"] = subject,
        ["content"] = new[]
        {
            new { type = "text/plain", value = "Go to http://localhost:7071/step/1/a?k=x&lang=fr." },
            new { type = "text/html", value = "<p><a class=\"b\" href=\"http://localhost:7071/step/1/a?k=x&amp;lang=fr\">Go</a></p>" },
        },
        ["custom_args"] = new { kind = "host-confirmation-asked", key = "one" },
    };

    public Task<HttpResponseMessage> SendAsync(object body) => Client.PostAsJsonAsync("/v3/mail/send", body);

    public async Task<JsonElement[]> MessagesAsync(string query = "") =>
        await Client.GetFromJsonAsync<JsonElement[]>("/api/messages" + query) ?? [];

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
