using System.Text.Json;
using CE4BIG.Season.Desk;

namespace CE4BIG.Season;

/// <summary>Programme time as the app's /health tells it: what day it is there, and how fast days pass.</summary>
internal sealed class Pace(DeskClient desk, TimeProvider time)
{
    // Read together and replaced together: many players ask while one refreshes.
    private volatile Reading? _reading;

    public double Scale => Latest.Scale;

    public DateTimeOffset Now => Latest.ProgrammeTime + (time.GetElapsedTime(Latest.Timestamp) * Latest.Scale);

    /// <summary>The day it is where the programme is at home.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Latest.TimeZone).DateTime);

    private Reading Latest => _reading ?? throw new InvalidOperationException("Refresh first.");

    /// <summary>How long so many programme days take in real time.</summary>
    public TimeSpan RealTime(double days) => TimeSpan.FromDays(days / Scale);

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        using var health = JsonDocument.Parse(await desk.GetTextAsync("/health", cancellationToken));
        var root = health.RootElement;
        _reading = new Reading(
            root.GetProperty("programmeTime").GetDateTimeOffset(),
            root.GetProperty("timeScale").GetDouble(),
            TimeZoneInfo.FindSystemTimeZoneById(root.GetProperty("programmeTimeZone").GetString() ?? "UTC"),
            time.GetTimestamp());
    }

    private sealed record Reading(DateTimeOffset ProgrammeTime, double Scale, TimeZoneInfo TimeZone, long Timestamp);
}
