using Azure.Data.Tables;
using CE4BIG.Domain.Audit;

namespace CE4BIG.Functions.Storage;

/// <summary>
/// Takes people out of the rows beside an exchange's state when its retention ends (domain: The law around it). Done before the state says
/// so: whatever is interrupted is done again, and may be done twice at once.
/// </summary>
internal static class PersonalData
{
    private const int MaxActions = 100;

    public static async Task RemoveAsync(TableClient table, ExchangeFile file, CancellationToken cancellationToken)
    {
        var id = file.State.Id;
        IEnumerable<string> keys =
        [
            .. file.Mails.Select(m => ExchangeRows.MailKey(m.Notice)),
            // By number and not by what is there: an earlier attempt may have taken the first ones.
            .. Enumerable.Range(1, file.State.ApplicationVersion - 1).Select(ExchangeRows.VersionKey),
            .. (file.State.Report?.Evidence ?? []).Select(ExchangeRows.EvidenceKey),
        ];
        foreach (var key in keys)
        {
            // One by one: a row that is gone already would fail a whole transaction.
            await table.DeleteEntityAsync(id.Value, key, Azure.ETag.All, cancellationToken);
        }

        var nameless = file.Audit.Select(entry => new TableTransactionAction(TableTransactionActionType.UpsertReplace, ExchangeRows.Audit(id, TrailChain.Nameless(entry))));
        foreach (var batch in nameless.Chunk(MaxActions))
        {
            await table.SubmitTransactionAsync(batch, cancellationToken);
        }
    }
}
