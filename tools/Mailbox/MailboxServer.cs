using CE4BIG.Mailbox.Api;
using CE4BIG.Mailbox.People;
using CE4BIG.Mailbox.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CE4BIG.Mailbox;

/// <summary>The mailbox's web server: SendGrid's door, the readers' API, and pages for people.</summary>
public static class MailboxServer
{
    // SendGrid's own limit for one request.
    private const long LargestRequest = 30L * 1024 * 1024;
    private const int DefaultPage = 1000;
    private const int LargestPage = 10_000;
    private const int LongestWaitSeconds = 60;

    // People read mails here that carry secrets in their links: nothing of them may leave towards other sites, and nothing runs.
    private const string PagePolicy = "default-src 'none'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private const string MailPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

    private const string AttachmentPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";

    public static WebApplication Build(MailboxSettings settings, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(settings);
            kestrel.Limits.MaxRequestBodySize = LargestRequest;
            kestrel.AddServerHeader = false;
        });
        builder.Services.AddRazorComponents();

        // Razor components bring key storage along; these pages protect nothing, so no key belongs on anybody's disk.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton<Failures>();
        builder.Services.AddSingleton(new MailStore(settings.Capacity, settings.Folder is null ? null : new MailFolder(settings.Folder)));

        var app = builder.Build();
        app.Use(SetHeadersAsync);
        app.MapPost("/v3/mail/send", SendEndpoint.HandleAsync);
        MapReaders(app);
        MapFailures(app);
        MapPages(app);
        return app;
    }

    private static void Listen(this Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions kestrel, MailboxSettings settings)
    {
        if (settings.Any)
        {
            kestrel.ListenAnyIP(settings.Port);
        }
        else if (settings.Port == 0)
        {
            // "localhost" means two sockets, and no port is sure to be free on both.
            kestrel.Listen(System.Net.IPAddress.Loopback, 0);
        }
        else
        {
            kestrel.ListenLocalhost(settings.Port);
        }
    }

    private static Task SetHeadersAsync(HttpContext http, RequestDelegate next)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = PagePolicy;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return next(http);
    }

    private static void MapReaders(WebApplication app)
    {
        app.MapGet("/api/messages", async Task<Results<Ok<IReadOnlyList<Mail>>, BadRequest<SendErrors>>> (
            string? to, long? after, int? limit, int? wait, MailStore store, TimeProvider time, CancellationToken cancellationToken) =>
        {
            if (limit is < 1 or > LargestPage || wait is < 0 or > LongestWaitSeconds)
            {
                return TypedResults.BadRequest(new SendErrors(new SendError($"limit is 1 to {LargestPage}, wait is 0 to {LongestWaitSeconds} seconds.")));
            }

            return TypedResults.Ok(await store.FindAsync(
                to, after, limit ?? DefaultPage, TimeSpan.FromSeconds(wait ?? 0), time, cancellationToken));
        });
        app.MapDelete("/api/messages", NoContent (MailStore store) =>
        {
            store.Clear();
            return TypedResults.NoContent();
        });
    }

    private static void MapFailures(WebApplication app)
    {
        app.MapPost("/api/failures", Results<NoContent, BadRequest<SendErrors>> (Failure failure, Failures failures) =>
        {
            if (!failure.IsValid)
            {
                return TypedResults.BadRequest(new SendErrors(new SendError("status is 400 to 599, count is 1 to 1000000, retryAfter 0 to 3600 seconds.")));
            }

            failures.Set(failure);
            return TypedResults.NoContent();
        });
        app.MapGet("/api/failures", (Failures failures) => TypedResults.Ok(new { failures.Left, failures.Refused }));
        app.MapDelete("/api/failures", NoContent (Failures failures) =>
        {
            failures.Set(null);
            return TypedResults.NoContent();
        });
    }

    private static void MapPages(WebApplication app)
    {
        app.MapGet("/", (string? to, MailStore store) => new RazorComponentResult<InboxPage>(new
        {
            Address = to,
            Mails = store.Find(string.IsNullOrWhiteSpace(to) ? null : to.Trim(), after: null, limit: 200),
        }));
        app.MapGet("/messages/{id:long}", Results<RazorComponentResult<MailPage>, RazorComponentResult<GonePage>> (long id, MailStore store) =>
            store.Get(id) is { } mail
                ? new RazorComponentResult<MailPage>(new { Mail = mail })
                : new RazorComponentResult<GonePage> { StatusCode = StatusCodes.Status404NotFound });
        app.MapGet("/messages/{id:long}/html", IResult (long id, MailStore store, HttpContext http) =>
        {
            http.Response.Headers.ContentSecurityPolicy = MailPolicy;

            // Without this a click would load the page inside the mail's own frame, where nothing may run or be posted.
            return store.Get(id)?.Html is { } html
                ? TypedResults.Content("<base target=\"_blank\">" + html, "text/html; charset=utf-8")
                : TypedResults.NotFound();
        });
        app.MapGet("/messages/{id:long}/attachments/{index:int}", IResult (long id, int index, MailStore store, HttpContext http) =>
        {
            if (store.Get(id)?.Attachments.ElementAtOrDefault(index) is not { } attachment)
            {
                return TypedResults.NotFound();
            }

            // Whatever the sender calls it: a browser saves it under that name and never shows or runs it.
            http.Response.Headers.ContentSecurityPolicy = AttachmentPolicy;
            return TypedResults.Bytes(attachment.Content, "application/octet-stream", attachment.Name);
        });
        app.MapGet("/mailbox.css", () => TypedResults.Stream(
            typeof(MailboxServer).Assembly.GetManifestResourceStream("mailbox.css")!, "text/css; charset=utf-8"));
    }
}
