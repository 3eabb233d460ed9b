using Azure;
using Azure.Data.Tables;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Functions.Standstill;

/// <summary>The note that a restore leaves in the account (ADR-0010): one row, written by tools/Backup and kept when it is lifted.</summary>
public sealed class StandstillStore(Tables tables)
{
    private const string Key = "restore";
    private const string Sha256Column = "Sha256";
    private const string BegunColumn = "BackupBegun";
    private const string RestoredColumn = "RestoredAt";
    private const string LiftedColumn = "LiftedAt";
    private const string ProgrammeColumn = "LiftedIn";
    private const string PersonColumn = "LiftedBy";
    private const string ReasonColumn = "Reason";

    /// <summary>The note; null in an account that was never restored into.</summary>
    public async Task<RestoreNote?> FindAsync(CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Standstill, cancellationToken);
        var stored = await table.GetEntityIfExistsAsync<TableEntity>(Key, Key, cancellationToken: cancellationToken);
        return stored.HasValue ? Read(stored.Value!) : null;
    }

    /// <summary>Notes a restore: before anything else is written, and again when it is over.</summary>
    public async Task WriteAsync(string sha256, DateTimeOffset backupBegun, DateTimeOffset? restoredAt, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Standstill, cancellationToken);
        var row = new TableEntity(Key, Key) { [Sha256Column] = sha256, [BegunColumn] = backupBegun, [RestoredColumn] = restoredAt };
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Lifts the standstill.</summary>
    /// <returns>False where there is none to lift: it was lifted by somebody else, its restore is not over, or nothing was ever restored.</returns>
    public async Task<bool> LiftAsync(Lifting lifting, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lifting);
        var table = await tables.OpenAsync(TableNames.Standstill, cancellationToken);
        var stored = await table.GetEntityIfExistsAsync<TableEntity>(Key, Key, cancellationToken: cancellationToken);
        if (!stored.HasValue || Read(stored.Value!) is not { RestoredAt: not null, Lifting: null })
        {
            return false;
        }

        var row = new TableEntity(Key, Key)
        {
            [LiftedColumn] = lifting.At,
            [ProgrammeColumn] = lifting.Programme,
            [PersonColumn] = lifting.Person,
            [ReasonColumn] = lifting.Reason,
        };
        try
        {
            await table.UpdateEntityAsync(row, stored.Value!.ETag, TableUpdateMode.Merge, cancellationToken);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status is 404 or 412)
        {
            return false;
        }
    }

    private static RestoreNote Read(TableEntity row) => new(
        row.GetString(Sha256Column) ?? string.Empty,
        row.GetDateTimeOffset(BegunColumn) ?? default,
        row.GetDateTimeOffset(RestoredColumn),
        row.GetDateTimeOffset(LiftedColumn) is { } at
            ? new Lifting(at, row.GetString(ProgrammeColumn) ?? string.Empty, row.GetString(PersonColumn) ?? string.Empty, row.GetString(ReasonColumn) ?? string.Empty)
            : null);
}
