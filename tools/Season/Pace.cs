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

    /// <summary>How long it takes in real time until that day has begun; zero or less where it has.</summary>
    public TimeSpan Until(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        while (Latest.TimeZone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        var begins = new DateTimeOffset(local, Latest.TimeZone.GetUtcOffset(local));

        // A little more, since a timer may be early.
        return ((begins - Now) / Latest.Scale) + TimeSpan.FromMilliseconds(20);
    }

    /// <summary>Reads the clock again. An app that is away for a moment keeps its time: the reading before goes on.</summary>
    /// <exception cref="HttpRequestException">There is no healthy app, and none has been read before.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            Learn(await desk.GetTextAsync("/health", cancellationToken));
        }
        catch (HttpRequestException) when (_reading is not null)
        {
            // What follows is asked of the app with more patience.
        }
    }

    /// <summary>Takes the time from what /health says.</summary>
    public void Learn(string healthJson)
    {
        using var health = JsonDocument.Parse(healthJson);
        var root = health.RootElement;
        _reading = new Reading(
            root.GetProperty("programmeTime").GetDateTimeOffset(),
            root.GetProperty("timeScale").GetDouble(),
            TimeZoneInfo.FindSystemTimeZoneById(root.GetProperty("programmeTimeZone").GetString() ?? "UTC"),
            time.GetTimestamp());
    }

    private sealed record Reading(DateTimeOffset ProgrammeTime, double Scale, TimeZoneInfo TimeZone, long Timestamp);
}
