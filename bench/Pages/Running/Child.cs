using System.Diagnostics;
using System.Globalization;

namespace CE4BIG.PageBench.Running;

/// <summary>A program of its own beside this one: started, waited for until it answers, ended with the run.</summary>
internal sealed class Child : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private Child(Process process) => _process = process;

    /// <summary>Processor time that it has used so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Memory that it holds now, in MiB.</summary>
    public double Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576d;
        }
    }

    /// <summary>Starts the table server.</summary>
    public static Task<Child> TableServerAsync(int port, int distance) => StartAsync(
        Path.Combine(Output("TableServer"), "CE4BIG.TableServer.dll"),
        ["--port", Text(port), "--distance-ms", Text(distance)],
        new Dictionary<string, string?>(StringComparer.Ordinal),
        new Uri($"http://127.0.0.1:{Text(port)}/$served"));

    /// <summary>Starts the app from a copy of its build, so that its programmes can be others.</summary>
    public static Task<Child> AppAsync(string folder, int port, IReadOnlyDictionary<string, string?> settings) => StartAsync(
        Path.Combine(folder, "CE4BIG.Functions.dll"), ["--port", Text(port)], settings, new Uri($"http://127.0.0.1:{Text(port)}/health"));

    /// <summary>Where a project of this build was put: this one's folder, with its name for ours.</summary>
    public static string Output(string project) => AppContext.BaseDirectory.Replace(
        $"{Path.DirectorySeparatorChar}PageBench{Path.DirectorySeparatorChar}", $"{Path.DirectorySeparatorChar}{project}{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static async Task<Child> StartAsync(string program, string[] arguments, IReadOnlyDictionary<string, string?> settings, Uri answers)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { WorkingDirectory = Path.GetDirectoryName(program)!, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.OutputDataReceived += (_, line) => Complain(line.Data);
        process.BeginOutputReadLine();
        var child = new Child(process);
        using var client = new HttpClient();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience && !process.HasExited; await Task.Delay(50))
        {
            try
            {
                using var response = await client.GetAsync(answers);
                if (response.IsSuccessStatusCode)
                {
                    return child;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        await child.DisposeAsync();
        throw new InvalidOperationException($"{program} does not answer.");
    }

    private static void Complain(string? line)
    {
        if (line is not null && (line.Contains("fail:", StringComparison.Ordinal) || line.Contains("warn:", StringComparison.Ordinal)))
        {
            Console.Error.WriteLine("  app: " + line);
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
