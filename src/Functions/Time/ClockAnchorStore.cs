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
        var stored = await table.GetEntityIfExistsAsync<TableEntity>(Partition, Row, cancellationToken: cancellationToken);
        var now = real.GetUtcNow();
        if (!stored.HasValue)
        {
            return await WriteAsync(table, new ClockAnchor(now, now, scale), cancellationToken);
        }

        var anchor = new ClockAnchor(
            stored.Value!.GetDateTimeOffset(nameof(ClockAnchor.Real))!.Value,
            stored.Value.GetDateTimeOffset(nameof(ClockAnchor.Programme))!.Value,
            stored.Value.GetDouble(nameof(ClockAnchor.Scale))!.Value);
        return anchor.Scale == scale ? anchor : await WriteAsync(table, new ClockAnchor(now, anchor.ProgrammeTime(now), scale), cancellationToken);
    }

    private static async Task<ClockAnchor> WriteAsync(TableClient table, ClockAnchor anchor, CancellationToken cancellationToken)
    {
        var entity = new TableEntity(Partition, Row)
        {
            [nameof(ClockAnchor.Real)] = anchor.Real,
            [nameof(ClockAnchor.Programme)] = anchor.Programme,
            [nameof(ClockAnchor.Scale)] = anchor.Scale,
        };
        await table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken);
        return anchor;
    }
}
