using System.Diagnostics;
using System.Globalization;

namespace Microsoft.DurableTask.Worker.Storage;

/// <summary>
/// Names a process so that a successor on the same machine can see whether it is gone: process numbers are used again,
/// a number together with its start is not.
/// </summary>
internal static class ProcessIdentity
{
    public static string Current { get; } = Of(Environment.ProcessId) ?? throw new InvalidOperationException("This process cannot see itself.");

    /// <summary>
    /// Names the machine as far as its process numbers are valid: until it starts again, and within a container. Two
    /// containers may well have the same host name, and neither sees the other's processes.
    /// </summary>
    public static string Machine { get; } = string.Join('/', Environment.MachineName, BootId(), PidNamespace());

    /// <summary>Whether the process that called itself <paramref name="identity"/> on this machine still runs.</summary>
    public static bool IsAlive(string identity) =>
        int.TryParse(identity.Split('@')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && string.Equals(Of(id), identity, StringComparison.Ordinal);

    private static string? Of(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return string.Create(CultureInfo.InvariantCulture, $"{processId}@{StartOf(process)}");
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or IOException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string BootId() =>
        OperatingSystem.IsLinux() && File.Exists("/proc/sys/kernel/random/boot_id") ? File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim() : string.Empty;

    private static string PidNamespace() =>
        OperatingSystem.IsLinux() ? new FileInfo("/proc/self/ns/pid").LinkTarget ?? string.Empty : string.Empty;

    // On Linux Process.StartTime is computed from the clock and wavers; the kernel's own count of ticks since boot does not.
    private static string StartOf(Process process)
    {
        if (!OperatingSystem.IsLinux())
        {
            return process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }

        var status = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/stat"));
        var fieldsAfterName = status[(status.LastIndexOf(')') + 2)..].Split(' ');
        return fieldsAfterName[0] is "Z" or "X" ? "ended" : fieldsAfterName[19];
    }
}
