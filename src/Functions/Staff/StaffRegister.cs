using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace CE4BIG.Functions.Staff;

/// <summary>
/// What staff have chosen, as this instance of the app knows it: read when it is first needed and again after a minute, so that nothing
/// is read for each use and every instance knows of a change within a minute; the one that saved it knows at once.
/// </summary>
public sealed class StaffRegister(StaffStore store, TimeProvider real)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <summary>What everybody of a programme has chosen, by the person's id. The same object until something was read anew.</summary>
    public async ValueTask<ImmutableDictionary<string, StaffSettings>> OfAsync(string programme, CancellationToken cancellationToken)
    {
        var now = real.GetUtcNow();
        if (_known.TryGetValue(programme, out var known) && now - known.At < Freshness)
        {
            return known.Settings;
        }

        if (known is not null)
        {
            // Whoever comes while it is read anew goes on with what was known.
            _known[programme] = known with { At = now };
        }

        var settings = await store.SettingsAsync(programme, cancellationToken);
        _known[programme] = new Known(settings, now);
        return settings;
    }

    /// <summary>Changes somebody's settings.</summary>
    /// <returns>Everybody's settings, read anew.</returns>
    public async Task<ImmutableDictionary<string, StaffSettings>> ChangeAsync(
        string programme, string person, Func<StaffSettings, StaffSettings?> change, CancellationToken cancellationToken)
    {
        await store.ChangeAsync(programme, person, change, cancellationToken);
        return await ReadAsync(programme, cancellationToken);
    }

    /// <summary>Everybody's settings as they are stored now, for the pages on which they are changed.</summary>
    public async Task<ImmutableDictionary<string, StaffSettings>> ReadAsync(string programme, CancellationToken cancellationToken)
    {
        var settings = await store.SettingsAsync(programme, cancellationToken);
        _known[programme] = new Known(settings, real.GetUtcNow());
        return settings;
    }

    private sealed record Known(ImmutableDictionary<string, StaffSettings> Settings, DateTimeOffset At);
}
