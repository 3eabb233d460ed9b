using System.Globalization;
using Azure.Data.Tables;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;

namespace CE4BIG.Functions.Audit;

/// <summary>
/// Notes who took an audit file when: one partition for each exchange. Not in the trail, which tells what happened to the exchange, and
/// which would be another one with every file that is taken (ADR-0008).
/// </summary>
public sealed class AuditAccess(Tables tables, ProgrammeClock clock)
{
    /// <summary>Notes it, before anything is handed out.</summary>
    public async Task NoteAsync(IEnumerable<ExchangeId> exchanges, StaffMember staff, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(exchanges);
        ArgumentNullException.ThrowIfNull(staff);
        var table = await tables.OpenAsync(TableNames.Access, cancellationToken);
        foreach (var exchange in exchanges)
        {
            var key = clock.Real.GetUtcNow().UtcDateTime.ToString("yyyyMMddHHmmss'-'", CultureInfo.InvariantCulture) + Guid.NewGuid().ToString("N");
            await table.AddEntityAsync(new TableEntity(exchange.Value, key) { ["Who"] = staff.Person.Email, ["At"] = clock.GetUtcNow() }, cancellationToken);
        }
    }

    /// <summary>Forgets who took files of an exchange, when its retention ends.</summary>
    public async Task ForgetAsync(ExchangeId exchange, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Access, cancellationToken);
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {exchange.Value}"), cancellationToken: cancellationToken))
        {
            await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, Azure.ETag.All, cancellationToken);
        }
    }
}
