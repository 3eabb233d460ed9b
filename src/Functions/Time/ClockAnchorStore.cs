using Azure;
using Azure.Data.Tables;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Functions.Time;

/// <summary>
/// Keeps the anchor of a faster clock in the table of settings, so that a restart does not send programme time back and all
/// instances of the app agree on it.
/// </summary>
public static class ClockAnchorStore
{
    private const string Partition = "clock";
    private const string Row = "anchor";

    /// <summary>The anchor to go by: real pace, the stored one, or a new one from now on where the scale changed.</summary>
    public static async Task<ClockAnchor> ReadAsync(Tables tables, double scale, TimeProvider real, CancellationToken cancellationToken)
    {
        if (scale == 1)
        {
            return ClockAnchor.RealPace;
        }

        var table = await tables.OpenAsync(TableNames.Settings, cancellationToken);
        var now = real.GetUtcNow();
        if (await FindAsync(table, cancellationToken) is not { } anchor)
        {
            try
            {
                await table.AddEntityAsync(Entity(new ClockAnchor(now, now, scale)), cancellationToken);
            }
            catch (RequestFailedException failure) when (failure.Status == 409)
            {
                // Another instance was first; all go by the one that is stored.
            }

            return await ReadAsync(tables, scale, real, cancellationToken);
        }

        return anchor.Scale == scale ? anchor : await WriteAsync(table, new ClockAnchor(now, anchor.ProgrammeTime(now), scale), cancellationToken);
    }

    /// <summary>The anchor that is stored; null where programme time never ran faster.</summary>
    /// <param name="settings">The table of settings.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<ClockAnchor?> FindAsync(TableClient settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var stored = await settings.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellationToken);
        return !stored.HasValue ? null : new ClockAnchor(
            stored.Value!.GetDateTimeOffset(nameof(ClockAnchor.Real))!.Value,
            stored.Value.GetDateTimeOffset(nameof(ClockAnchor.Programme))!.Value,
            stored.Value.GetDouble(nameof(ClockAnchor.Scale))!.Value);
    }

    private static async Task<ClockAnchor> WriteAsync(TableClient table, ClockAnchor anchor, CancellationToken cancellationToken)
    {
        await table.UpsertEntityAsync(Entity(anchor), TableUpdateMode.Replace, cancellationToken);
        return anchor;
    }

    private static TableEntity Entity(ClockAnchor anchor) => new(Partition, Row)
    {
        [nameof(ClockAnchor.Real)] = anchor.Real,
        [nameof(ClockAnchor.Programme)] = anchor.Programme,
        [nameof(ClockAnchor.Scale)] = anchor.Scale,
    };
}
