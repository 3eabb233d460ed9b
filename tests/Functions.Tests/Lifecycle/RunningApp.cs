using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Azure.Storage.Blobs;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Audit;
using CE4BIG.Functions.Budget;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Lifecycle;
using CE4BIG.Functions.Links;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Telemetry;
using CE4BIG.Functions.Tests.Mail;
using CE4BIG.Functions.Time;
using CE4BIG.Functions.Web;
using CE4BIG.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SendGrid;

namespace CE4BIG.Functions.Tests.Lifecycle;

/// <summary>The whole app in this process, on an emulator of its own, with a mail provider that keeps what it is given.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    /// <summary>What other programs show to be let in.</summary>
    public const string FunctionKey = "a-key-of-the-tests";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Azurite _azurite;
    private readonly bool _ownsAzurite;
    private readonly IHost _host;
    private readonly HttpClient _http;

    private RunningApp(Azurite azurite, bool ownsAzurite, IHost host, FakeProvider mail, ConcurrentQueue<object?> results)
    {
        Results = results;
        _azurite = azurite;
        _ownsAzurite = ownsAzurite;
        _host = host;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(((WebApplication)host).Urls.Single()) };
        Mail = mail;
    }

    public FakeProvider Mail { get; }

    /// <summary>What the app's functions gave the worker for each request so far, as the worker had it after every middleware.</summary>
    public ConcurrentQueue<object?> Results { get; }

    public IServiceProvider Services => _host.Services;

    public ProgrammeClock Clock => _host.Services.GetRequiredService<ProgrammeClock>();

    public DurableTaskClient Client => _host.Services.GetRequiredService<TaskHub>().Client;

    public ExchangeStore Exchanges => _host.Services.GetRequiredService<ExchangeStore>();

    public Agenda Agenda => _host.Services.GetRequiredService<Agenda>();

    public VisitRegister Visits => _host.Services.GetRequiredService<VisitRegister>();

    public StepLinks Links => _host.Services.GetRequiredService<StepLinks>();

    public EvidenceRegister Register => _host.Services.GetRequiredService<EvidenceRegister>();

    public EvidenceStore Evidence => _host.Services.GetRequiredService<EvidenceStore>();

    public BlobServiceClient Blobs => _host.Services.GetRequiredService<BlobServiceClient>();

    public AnchorStore Anchors => _host.Services.GetRequiredService<AnchorStore>();

    public AuditFiles AuditFiles => _host.Services.GetRequiredService<AuditFiles>();

    public DeskIndex Desk => _host.Services.GetRequiredService<DeskIndex>();

    public string ConnectionString => _azurite.ConnectionString;

    public Workflow Workflow => _host.Services.GetRequiredService<Workflow>();

    /// <summary>Programme time begins on the Monday of <see cref="Samples.Start"/>.</summary>
    public BudgetLedger Ledger => _host.Services.GetRequiredService<BudgetLedger>();

    public Functions.Storage.Programmes Programmes => _host.Services.GetRequiredService<Functions.Storage.Programmes>();

    /// <summary>Starts the app.</summary>
    /// <param name="scale">How fast programme time passes.</param>
    /// <param name="programmes">Where the programme files lie; those that are shipped where it is null.</param>
    /// <param name="start">What time it is there; the Monday of <see cref="Samples.Start"/> where it is null.</param>
    /// <param name="on">An emulator that outlives the app; one of its own where it is null.</param>
    /// <param name="settings">More settings, as on a command line.</param>
    public static async Task<RunningApp> StartAsync(
        double scale, string? programmes = null, DateTimeOffset? start = null, Azurite? on = null, IEnumerable<string>? settings = null)
    {
        var azurite = on ?? await Azurite.StartAsync();
        var mail = new FakeProvider();
        string[] all =
        [
            "--urls", "http://127.0.0.1:0",
            "--environment", "Development",
            "--AzureWebJobsStorage", azurite.ConnectionString,
            "--App:BaseUrl", "http://localhost:7071",
            "--Links:Key", Convert.ToBase64String(new byte[32]),
            "--BankData:Key", Convert.ToBase64String(new byte[32]),
            "--SendGrid:ApiKey", "local",
            "--Host:Keys:default", FunctionKey,
            .. settings ?? [],
        ];
        var builder = new FunctionsApplicationBuilder(all, typeof(ExchangeDesk).Assembly);
        builder.ConfigureFunctionsWebApplication();
        var results = new ConcurrentQueue<object?>();
        builder.Use(next => async context =>
        {
            await next(context);
            if (context.GetHttpContext() is not null)
            {
                results.Enqueue(context.GetInvocationResult().Value);
            }
        });
        builder.UseMiddleware<RequestTracing>();
        builder.UseMiddleware<PageMiddleware>();
        builder.Logging.ClearProviders();
        builder.Logging.KeepAddressesOut();
        await builder.Services.AddExchangeDeskAsync(builder.Configuration);
        builder.Services.AddSingleton<ISendGridClient>(mail.Client);
        builder.Services.AddSingleton(new ProgrammeClock(TimeProvider.System, new ClockAnchor(TimeProvider.System.GetUtcNow(), start ?? Samples.Start, scale)));
        if (programmes is not null)
        {
            builder.Services.AddSingleton(Functions.Storage.Programmes.Read(programmes, new BlobServiceClient(azurite.ConnectionString)));
        }

        var host = builder.Build();
        await host.StartAsync();
        return new RunningApp(azurite, on is null, host, mail, results);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        Mail.Dispose();
        if (_ownsAzurite)
        {
            await _azurite.DisposeAsync();
        }
    }

    /// <summary>Posts a form to one of the app's pages.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> form, string? staff = null)
    {
        using var content = new FormUrlEncodedContent(form);
        return await PostAsync(path, content, staff);
    }

    /// <summary>Posts a form with files.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, HttpContent content, string? staff) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = content }, staff);

    /// <summary>Posts a form with one file in it.</summary>
    public async Task<HttpResponseMessage> PostFileAsync(string path, string field, byte[] file, string? staff = null)
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent(file), field, "file" } };
        return await SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = content }, staff);
    }

    public Task<HttpResponseMessage> GetAsync(string path, string? staff = null) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path), staff);

    /// <summary>Sends any request.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request);

    /// <summary>The desk's projection, written as the workflow writes it.</summary>
    public async Task ListAsync(params IEnumerable<Exchange> exchanges)
    {
        var index = _host.Services.GetRequiredService<DeskIndex>();
        foreach (var exchange in exchanges)
        {
            await index.WriteAsync(new ExchangeFile(exchange.State, default, [.. exchange.TakeChanges().Audit], [], []), [], default);
        }
    }

    /// <summary>Stores an exchange and starts its workflow.</summary>
    public async Task<ExchangeId> BeginAsync(Exchange exchange)
    {
        Assert.True(await Exchanges.AddAsync(exchange, Samples.Start, default));
        await Workflow.StartAsync(Client, exchange.State.Id, default);
        return exchange.State.Id;
    }

    /// <summary>Waits until a step's own workflow runs.</summary>
    public Task WaitsAtAsync(ExchangeId id, StepKind kind, int round = 1) => UntilAsync(async () =>
        await Client.GetInstanceAsync($"{id}:{new StepKey(kind, round)}", default) is { RuntimeStatus: OrchestrationRuntimeStatus.Running });

    /// <summary>What is stored of an exchange.</summary>
    public async Task<ExchangeFile> FileAsync(ExchangeId id) => (await Exchanges.LoadAsync(id, default))!;

    /// <summary>Looks until something is so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await isSo())
        {
            await Task.Delay(10, patience.Token);
        }
    }

    /// <summary>Somebody of staff, by their address.</summary>
    public StaffMember StaffOf(string email) => _host.Services.GetRequiredService<StaffSessions>().FindByEmail(email)!;

    /// <summary>Runs the sweep as its timer would.</summary>
    public Task SweepAsync() => ActivatorUtilities.CreateInstance<Sweep>(_host.Services).RunAsync(new TimerInfo(), Client, default);

    /// <summary>Waits until a mail of this exchange was handed to the provider.</summary>
    public Task MailedAsync(ExchangeId id, string key) => Mail.WaitForAsync(mail => Exchange(mail) == id.Value && Is(FakeProvider.Key(mail), key));

    /// <summary>The keys of an exchange's mails, in the order in which they were sent.</summary>
    public IReadOnlyList<string> MailsOf(ExchangeId id) => [.. Mail.Taken.Where(m => Exchange(m) == id.Value).Select(FakeProvider.Key)];

    /// <summary>Waits until an exchange's workflow is over.</summary>
    public async Task<OrchestrationMetadata> EndedAsync(ExchangeId id)
    {
        using var patience = new CancellationTokenSource(Patience);
        return await Client.WaitForInstanceCompletionAsync(id.Value, patience.Token);
    }

    // The cookie is what a browser would send back after signing in.
    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? staff)
    {
        if (staff is not null)
        {
            var sessions = _host.Services.GetRequiredService<StaffSessions>();
            var signingIn = new DefaultHttpContext();
            sessions.Begin(signingIn.Response, sessions.FindByEmail(staff)!);
            request.Headers.Add("Cookie", signingIn.Response.Headers.SetCookie.ToString().Split(';')[0]);
        }

        using (request)
        {
            return await _http.SendAsync(request);
        }
    }

    private static bool Is(string key, string pattern) => pattern.Split('*') is [var begins, var ends]
        ? key.StartsWith(begins, StringComparison.Ordinal) && key.EndsWith(ends, StringComparison.Ordinal)
        : key == pattern;

    private static string Exchange(JsonElement mail) =>
        FakeProvider.Labels(mail).GetProperty("exchange").GetString()!.ToUpper(CultureInfo.InvariantCulture);
}
