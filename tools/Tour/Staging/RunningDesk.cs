using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using CE4BIG.Mailbox;
using CE4BIG.Season;
using CE4BIG.Season.Desk;
using CE4BIG.Season.Post;
using CE4BIG.Season.Reporting;
using CE4BIG.Testing;
using Microsoft.AspNetCore.Builder;

namespace CE4BIG.Tour.Staging;

/// <summary>The whole system on ports of its own: Azurite, mailbox, and the app as a process that can be killed.</summary>
internal sealed class RunningDesk : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    private readonly Azurite _azurite;
    private readonly DirectoryInfo? _folder;
    private readonly WebApplication _mailbox;
    private readonly int _port;
    private readonly Dictionary<string, string> _settings;
    private readonly List<string> _before = [];
    private double _scale;
    private ChildProgram? _app;

    private RunningDesk(Azurite azurite, DirectoryInfo? folder, WebApplication mailbox, int port, double scale, IReadOnlyDictionary<string, string> settings)
    {
        _azurite = azurite;
        _folder = folder;
        _mailbox = mailbox;
        _port = port;
        _scale = scale;
        _settings = new Dictionary<string, string>(settings, StringComparer.Ordinal);
        Base = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}"));
        MailboxBase = new Uri(mailbox.Urls.First());
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Base };
        MailboxHttp = new HttpClient { BaseAddress = MailboxBase };
        Desk = new DeskClient(Base, TimeProvider.System, new Journal(TextWriter.Null, rewritesLine: false));
        Pace = new Pace(Desk, TimeProvider.System);
    }

    public Uri Base { get; }

    public Uri MailboxBase { get; }

    /// <summary>The bare client: sees every status as it is.</summary>
    public HttpClient Http { get; }

    public HttpClient MailboxHttp { get; }

    /// <summary>The client of a patient person.</summary>
    public DeskClient Desk { get; }

    public Pace Pace { get; }

    /// <summary>Every line that the app has written, also before it was started anew.</summary>
    public string Words => string.Join(Environment.NewLine, [.. _before, _app?.Words ?? string.Empty]);

    public string LastWords => _app?.LastWords ?? string.Empty;

    /// <summary>For a failing test: what a page said, and what the app said meanwhile.</summary>
    public string Explain(DeskPage page) => $"{page.Answer}{Environment.NewLine}The app said:{Environment.NewLine}{LastWords}";

    /// <summary>Starts everything and waits until the app is healthy.</summary>
    /// <param name="scale">How fast programme time passes: 86400 is a day a second.</param>
    /// <param name="onDisk">Whether storage must survive its own restart.</param>
    /// <param name="settings">More settings of the app, by their names in the environment.</param>
    public static async Task<RunningDesk> StartAsync(double scale, bool onDisk = false, IReadOnlyDictionary<string, string>? settings = null)
    {
        var folder = onDisk ? Directory.CreateTempSubdirectory("azurite-") : null;
        var azurite = await Azurite.StartAsync(folder?.FullName);
        var mailbox = MailboxServer.Build(new MailboxSettings { Port = 0 }, TimeProvider.System);
        await mailbox.StartAsync();
        var desk = new RunningDesk(azurite, folder, mailbox, Azurite.FreePorts(1)[0], scale, settings ?? new Dictionary<string, string>(StringComparer.Ordinal));
        await desk.StartAppAsync();
        return desk;
    }

    public async Task StartAppAsync()
    {
        if (_app is not null)
        {
            _before.Add(_app.Words);
        }

        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AzureWebJobsStorage"] = _azurite.ConnectionString,
            ["SendGrid__ApiKey"] = "local",
            ["SendGrid__Host"] = MailboxBase.AbsoluteUri.TrimEnd('/'),
            ["App__BaseUrl"] = Base.AbsoluteUri.TrimEnd('/'),
            ["Links__Key"] = Convert.ToBase64String("acceptance tests' key, 32 bytes."u8),
            ["BankData__Key"] = Convert.ToBase64String("acceptance tests' bank, 32 bytes"u8),
            ["Time__Scale"] = _scale.ToString(CultureInfo.InvariantCulture),
            ["DOTNET_ENVIRONMENT"] = "Development",
            ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
        };
        foreach (var (name, value) in _settings)
        {
            all[name] = value;
        }

        _app = ChildProgram.Start("Functions", ["--port", _port.ToString(CultureInfo.InvariantCulture)], all);
        await UntilHealthyAsync();
        await Pace.RefreshAsync(CancellationToken.None);
    }

    /// <summary>Waits until the app says that storage and workflow answer.</summary>
    public Task UntilHealthyAsync() => UntilAsync(IsHealthyAsync, StartPatience, "the app is healthy");

    /// <summary>Lets programme time go on at another pace from here on; the app is started anew for it.</summary>
    /// <param name="scale">Programme seconds in a real second; more than 1, which is the real date.</param>
    public Task ChangePaceAsync(double scale)
    {
        _scale = scale;
        return StartAnewAsync();
    }

    /// <summary>Gives the app another value of a setting, as an operator does; the app is started anew for it.</summary>
    /// <param name="name">The setting's name in the environment.</param>
    /// <param name="value">Its value from here on.</param>
    public Task ChangeSettingAsync(string name, string value)
    {
        _settings[name] = value;
        return StartAnewAsync();
    }

    /// <summary>Ends the app in order: what it still has to say is said.</summary>
    public Task EndAppAsync() => _app!.EndAsync();

    /// <summary>Kills the app as a power cut would.</summary>
    public Task KillAppAsync() => _app!.KillAsync();

    public Task StopStorageAsync() => _azurite.StopAsync();

    public Task StartStorageAgainAsync() => _azurite.StartAgainAsync();

    /// <summary>Starts Season against this desk.</summary>
    public ChildProgram StartSeason(int exchanges, int seed) => ChildProgram.Start(
        "Season",
        [
            "--exchanges", exchanges.ToString(CultureInfo.InvariantCulture), "--seed", seed.ToString(CultureInfo.InvariantCulture),
            "--base", Base.AbsoluteUri, "--mailbox", MailboxBase.AbsoluteUri, "--keep",
        ],
        new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>Waits for the newest mail of a kind about an exchange, among those after the given one.</summary>
    public async Task<Letter> LetterAsync(string exchange, string kind, long after = 0, int seconds = 60)
    {
        Letter? found = null;
        await UntilAsync(
            async () => (found = (await LettersAsync(after)).FirstOrDefault(l => l.Exchange == exchange && l.Kind == kind)) is not null,
            TimeSpan.FromSeconds(seconds),
            $"{kind} has arrived for {exchange}");
        return found!;
    }

    /// <summary>All mails after the given one, newest first.</summary>
    public async Task<Letter[]> LettersAsync(long after = 0) =>
        await MailboxHttp.GetFromJsonAsync<Letter[]>(FormattableString.Invariant($"/api/messages?limit=10000&after={after}")) ?? [];

    /// <summary>Looks until something is so; fails with the app's last words where it never is.</summary>
    public async Task UntilAsync(Func<Task<bool>> isSo, TimeSpan patience, string what)
    {
        var started = Stopwatch.StartNew();
        while (!await isSo())
        {
            if (started.Elapsed > patience || _app is { HasExited: true })
            {
                throw new TimeoutException($"Waited in vain until {what}. The app said:{Environment.NewLine}{LastWords}");
            }

            await Task.Delay(LookAgain);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Desk.Dispose();
        Http.Dispose();
        MailboxHttp.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        await _mailbox.DisposeAsync();
        await _azurite.DisposeAsync();
        _folder?.Delete(recursive: true);
    }

    private async Task StartAnewAsync()
    {
        await _app!.EndAsync();
        await _app.DisposeAsync();
        await StartAppAsync();
    }

    private async Task<bool> IsHealthyAsync()
    {
        try
        {
            using var health = await Http.GetAsync(new Uri("/health", UriKind.Relative));
            return health.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
