using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CE4BIG.Testing;

/// <summary>
/// An Azurite of one's own: free ports, data in memory or in a folder of its own, ended with the test.
/// Needs <c>npm ci</c> at the repository's root (test.sh does it).
/// </summary>
public sealed class Azurite : IAsyncDisposable
{
    private const string AccountName = "devstoreaccount1";

    // The emulator's published key; every Azurite in the world has it.
    private const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const int MostStarts = 5;

    private readonly string? _folder;
    private Process _process;

    private Azurite(Process process, int blobPort, int queuePort, int tablePort, string? folder)
    {
        _process = process;
        _folder = folder;
        BlobPort = blobPort;
        QueuePort = queuePort;
        TablePort = tablePort;
    }

    public int BlobPort { get; }

    public int QueuePort { get; }

    public int TablePort { get; }

    /// <summary>A full connection string for this instance's blob, queue and table endpoints.</summary>
    public string ConnectionString => string.Create(
        CultureInfo.InvariantCulture,
        $"DefaultEndpointsProtocol=http;AccountName={AccountName};AccountKey={AccountKey};BlobEndpoint=http://127.0.0.1:{BlobPort}/{AccountName};QueueEndpoint=http://127.0.0.1:{QueuePort}/{AccountName};TableEndpoint=http://127.0.0.1:{TablePort}/{AccountName};");

    /// <summary>Starts an emulator that keeps its data in memory and answers when this returns.</summary>
    public static Task<Azurite> StartAsync(CancellationToken cancellationToken = default) => StartAsync(folder: null, cancellationToken);

    /// <summary>Starts an emulator that keeps its data in <paramref name="folder"/>, or in memory where that is null.</summary>
    public static async Task<Azurite> StartAsync(string? folder, CancellationToken cancellationToken = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            var ports = FreePorts(3);
            var azurite = new Azurite(Launch(ports, folder), ports[0], ports[1], ports[2], folder);
            try
            {
                await azurite.WaitUntilItAnswersAsync(cancellationToken);
                return azurite;
            }
            catch (SocketException) when (attempt < MostStarts && azurite._process.HasExited)
            {
                // Other tests look for ports at the same time, and one of these was taken in between.
                await azurite.DisposeAsync();
            }
        }
    }

    /// <summary>Stops the emulator as if the machine's storage had gone away; the ports stay reserved for <see cref="StartAgainAsync"/>.</summary>
    public async Task StopAsync()
    {
        // Data in a folder is written out every few seconds and at an orderly end only. Storage that goes away loses nothing,
        // so it is asked to end; one that keeps nothing may as well be killed.
        if (_folder is not null && !_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", Text(_process.Id)]);
            await kill.WaitForExitAsync();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            await _process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await KillAsync();
    }

    /// <summary>Starts the emulator again on the same ports. With data in memory it comes back empty.</summary>
    public async Task StartAgainAsync(CancellationToken cancellationToken = default)
    {
        _process.Dispose();
        _process = Launch([BlobPort, QueuePort, TablePort], _folder);
        await WaitUntilItAnswersAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    /// <summary>The repository's root: the folder that holds the solution.</summary>
    public static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CE4BIG.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("CE4BIG.sln was not found above " + AppContext.BaseDirectory);
    }

    /// <summary>Ports that were free a moment ago, all different.</summary>
    public static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(l => l.Start());
        var ports = listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port).ToArray();
        listeners.ForEach(l => l.Dispose());
        return ports;
    }

    private async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
    }

    private static Process Launch(int[] ports, string? folder)
    {
        var script = Path.Combine(RepositoryRoot(), "node_modules", "azurite", "dist", "src", "azurite.js");
        if (!File.Exists(script))
        {
            throw new InvalidOperationException("Azurite is not installed: run `npm ci` at the repository's root.");
        }

        var start = new ProcessStartInfo("node") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            script, "--silent", "--disableTelemetry", "--disableProductStyleUrl", "--skipApiVersionCheck",
            "--tableKeepAliveTimeout", "120", "--blobKeepAliveTimeout", "120",
            "--blobHost", "127.0.0.1", "--queueHost", "127.0.0.1", "--tableHost", "127.0.0.1",
            "--blobPort", Text(ports[0]), "--queuePort", Text(ports[1]), "--tablePort", Text(ports[2]),
        ];
        foreach (var argument in arguments.Concat(folder is null ? ["--inMemoryPersistence"] : ["--location", folder]))
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task WaitUntilItAnswersAsync(CancellationToken cancellationToken)
    {
        var deadline = Stopwatch.StartNew();
        foreach (var port in new[] { TablePort, BlobPort })
        {
            while (true)
            {
                try
                {
                    using var client = new TcpClient();
                    await client.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
                    break;
                }
                catch (SocketException) when (deadline.Elapsed < TimeSpan.FromSeconds(30) && !_process.HasExited)
                {
                    await Task.Delay(25, cancellationToken);
                }
            }
        }
    }
}
