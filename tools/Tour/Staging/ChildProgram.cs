using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CE4BIG.Tour.Staging;

/// <summary>A program of this repository, started from its build output, with what it says kept for whoever finds it failing.</summary>
internal sealed class ChildProgram : IAsyncDisposable
{
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly StringBuilder _errors = new();
    private readonly StringBuilder _output = new();

    private ChildProgram(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>What it wrote, both streams.</summary>
    public string Words => string.Join(Environment.NewLine, All);

    /// <summary>The last lines of what it wrote, both streams.</summary>
    public string LastWords => string.Join(Environment.NewLine, All.TakeLast(60));

    public IReadOnlyList<string> Output => Lines(_output);

    private IEnumerable<string> All => Lines(_output).Concat(Lines(_errors));

    /// <summary>Starts a project's program as it was built beside this one.</summary>
    public static ChildProgram Start(string project, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var folder = Path.Combine(own.Parent!.Parent!.FullName, project, own.Name);
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(folder, $"CE4BIG.{project}.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new ChildProgram(Process.Start(start) ?? throw new InvalidOperationException($"{project} did not start."));
    }

    /// <summary>SIGKILL: no warning, nothing is put away.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM: what runs is finished first. Killed where it takes too long.</summary>
    public async Task EndAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        using var patience = new CancellationTokenSource(EndPatience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
        }
    }

    public async Task<int> WaitForExitAsync(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private static void Keep(StringBuilder lines, string? line)
    {
        lock (lines)
        {
            if (line is not null)
            {
                lines.AppendLine(line);
            }
        }
    }

    private static string[] Lines(StringBuilder lines)
    {
        lock (lines)
        {
            return lines.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        }
    }
}
