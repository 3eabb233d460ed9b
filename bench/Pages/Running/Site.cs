using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;
using CE4BIG.PageBench.Making;
using CE4BIG.Testing;
using Microsoft.AspNetCore.Http;

namespace CE4BIG.PageBench.Running;

/// <summary>Storage with exchanges in it, and the app on top.</summary>
internal sealed class Site : IAsyncDisposable
{
    // Programme time stands still enough at this pace, and unlike real pace it may begin where we say: the same exchanges in every year.
    private const double Scale = 1.001;
    private const int Drafts = 200;
    private static readonly DateTimeOffset Today = new(2027, 9, 15, 9, 0, 0, TimeSpan.Zero);

    private readonly Azurite _azurite;
    private readonly Child? _tables;
    private readonly Child _app;
    private readonly string _folder;

    private Site(Azurite azurite, Child? tables, Child app, string folder, Uri address, IReadOnlyList<Made> made)
    {
        (_azurite, _tables, _app, _folder, Address, Made) = (azurite, tables, app, folder, address, made);
    }

    public Uri Address { get; }

    public IReadOnlyList<Made> Made { get; }

    /// <summary>Applications that were begun.</summary>
    public required IReadOnlyList<MadeDraft> Begun { get; init; }

    /// <summary>Who is on the staff.</summary>
    public required Programme Programme { get; init; }

    /// <summary>The cookies of the staff who are signed in, by their id.</summary>
    public required IReadOnlyDictionary<string, string> Cookies { get; init; }

    /// <summary>How long it took to make the exchanges.</summary>
    public TimeSpan Making { get; private init; }

    /// <summary>Processor time used by the app, and by the storage where that is the bench's.</summary>
    public (TimeSpan App, TimeSpan Tables) Processor => (_app.Processor, _tables?.Processor ?? default);

    /// <summary>Memory held by the app, in MiB.</summary>
    public double Memory => _app.Memory;

    /// <summary>Where the bench's table server tells how many requests it served; null on Azurite.</summary>
    public Uri? Served { get; private init; }

    /// <summary>Makes the exchanges and starts the app.</summary>
    public static async Task<Site> StartAsync(Options options, int exchanges, bool onAzurite, CancellationToken cancellationToken)
    {
        var ports = Azurite.FreePorts(2);
        var azurite = await Azurite.StartAsync(cancellationToken);
        var tables = onAzurite ? null : await Child.TableServerAsync(ports[0], options.Distance);
        var connection = onAzurite
            ? azurite.ConnectionString
            : azurite.ConnectionString.Replace($":{Text(azurite.TablePort)}/", $":{Text(ports[0])}/", StringComparison.Ordinal);
        var address = new Uri($"http://127.0.0.1:{Text(ports[1])}");
        var settings = Settings(connection, address);
        var folder = Directory.CreateTempSubdirectory("pagebench").FullName;
        Copy(Child.Output("Functions"), folder);
        ProgrammeFiles.Write(folder, exchanges);
        ProgrammeFiles.Write(AppContext.BaseDirectory, exchanges);

        await AnchorAsync(connection, cancellationToken);
        await using var desk = await Desk.OpenAsync(settings);
        var watch = Stopwatch.StartNew();
        var archive = new Archive(desk, options.Seed);
        var made = await archive.MakeAsync(exchanges, cancellationToken);
        var drafts = await archive.BeginAsync(Drafts, cancellationToken);
        watch.Stop();
        var sessions = desk.Get<StaffSessions>();
        var cookies = desk.Programme.Staff.ToDictionary(p => p.Id, p => Cookie(sessions, sessions.FindById(desk.Programme.Id, p.Id)!), StringComparer.Ordinal);
        var app = await Child.AppAsync(folder, ports[1], settings);
        return new Site(azurite, tables, app, folder, address, made)
        {
            Programme = desk.Programme,
            Cookies = cookies,
            Begun = drafts,
            Making = watch.Elapsed,
            Served = onAzurite ? null : new Uri($"http://127.0.0.1:{Text(ports[0])}/$served"),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await (_tables?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _azurite.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static Dictionary<string, string?> Settings(string connection, Uri address) => new(StringComparer.Ordinal)
    {
        ["DOTNET_ENVIRONMENT"] = "Production",
        ["AzureWebJobsStorage"] = connection,
        ["SendGrid__ApiKey"] = "none",
        // Nothing is due while the load runs, so nothing is sent.
        ["SendGrid__Host"] = "http://127.0.0.1:9",
        ["App__BaseUrl"] = address.AbsoluteUri,
        ["Links__Key"] = Convert.ToBase64String(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray()),
        ["BankData__Key"] = Convert.ToBase64String(new byte[32]),
        ["Time__Scale"] = Scale.ToString(CultureInfo.InvariantCulture),
    };

    private static async Task AnchorAsync(string connection, CancellationToken cancellationToken)
    {
        var table = new TableClient(connection, TableNames.Settings);
        await table.CreateIfNotExistsAsync(cancellationToken);
        await table.AddEntityAsync(
            new TableEntity("clock", "anchor")
            {
                // Since a day: at a pace that is new, the app looks at everybody who waits.
                [nameof(ClockAnchor.Real)] = TimeProvider.System.GetUtcNow().AddDays(-1),
                [nameof(ClockAnchor.Programme)] = Today.AddDays(-1),
                [nameof(ClockAnchor.Scale)] = Scale,
            },
            cancellationToken);
    }

    private static string Cookie(StaffSessions sessions, StaffMember staff)
    {
        var http = new DefaultHttpContext();
        sessions.Begin(http.Response, staff);
        return http.Response.Headers.SetCookie.ToString().Split(';')[0];
    }

    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(folder.Replace(from.TrimEnd('/'), to, StringComparison.Ordinal));
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, file.Replace(from.TrimEnd('/'), to, StringComparison.Ordinal));
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
