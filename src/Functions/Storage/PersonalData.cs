using Azure.Data.Tables;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Storage;

/// <summary>
/// Takes people out of the rows beside an exchange's state when its retention ends (domain: The law around it). Done before the state says
/// so, in as many transactions as it takes: whatever is interrupted is done again.
/// </summary>
internal static class PersonalData
{
    private const int MaxActions = 100;

    public static async Task RemoveAsync(TableClient table, ExchangeFile file, CancellationToken cancellationToken)
    {
        var id = file.State.Id;
        var actions = new List<TableTransactionAction>();
        actions.AddRange(file.Mails.Select(m => Delete(ExchangeRows.Mail(id, m))));
        actions.AddRange(file.Versions.Select((application, i) => Delete(ExchangeRows.Version(id, i + 1, application))));
        actions.AddRange((file.State.Report?.Evidence ?? []).Select((evidence, i) => Delete(ExchangeRows.Evidence(id, i, evidence))));
        actions.AddRange(file.Audit.Select(entry => new TableTransactionAction(TableTransactionActionType.UpsertReplace, ExchangeRows.Audit(id, Nameless(entry)))));
        foreach (var batch in actions.Chunk(MaxActions))
        {
            await table.SubmitTransactionAsync(batch, cancellationToken);
        }
    }

    /// <summary>A row of the trail that tells in what capacity somebody acted, and no longer who.</summary>
    public static AuditEntry Nameless(AuditEntry entry) => entry with
    {
        Who = entry.Role == Role.Calendar ? entry.Who : Anonymous.Address(entry.Role),
        Asked = entry.Asked is null ? null : Anonymous.Asked,
        Reason = null,
    };

    private static TableTransactionAction Delete(TableEntity row) => new(TableTransactionActionType.Delete, row, Azure.ETag.All);
}
