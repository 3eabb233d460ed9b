using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using CE4BIG.Functions.Mail;
using CE4BIG.Functions.Storage;

namespace CE4BIG.Functions.Desk;

/// <summary>
/// Writes the projection that the desk shows: for each exchange a row in every list it stands in, all in one partition per programme and
/// in one transaction under the exchange's own row. Whoever writes knows how old their look is; an older one changes nothing, and the
/// same one again neither. It can always be made again from the exchanges themselves.
/// </summary>
public sealed class DeskIndex(Tables tables, Programmes programmes)
{
    private const int MaxAttempts = 10;
    private const int LongestPauseInMs = 100;

    /// <summary>Writes an exchange as it stands.</summary>
    /// <param name="file">The exchange, as it was loaded or stored.</param>
    /// <param name="refused">Addresses to which a mail was refused for good since then.</param>
    /// <param name="cancellationToken">Ends the attempt; the next write repairs it.</param>
    public async Task WriteAsync(ExchangeFile file, IEnumerable<string> refused, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(refused);
        var state = file.State;
        var programme = await programmes.GetAsync(state.ProgrammeId, state.ProgrammeVersion, cancellationToken);
        var table = await tables.OpenAsync(TableNames.Desk, cancellationToken);
        var seen = new StoredEntry
        {
            Entry = DeskEntry.Of(state, programme),
            Version = state.AuditCount,
            Writes = 0,
            ChangedAt = file.Audit is [.., var last] ? last.At : state.SubmittedAt,
            Keys = [],
            Words = DeskWords.Of(state),
            Figures = ExchangeFigures.Of(state, programme),
            Contacts = [state.Visitor.Email, state.Host.Email],
            Refused = [.. file.Mails.Where(m => MailPost.WasRefused(m.ProviderId)).Select(m => m.Notice.To.Email).Concat(refused)],
        };
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            if (await TryWriteAsync(table, state.ProgrammeId, seen, state.AnonymisedAt is not null, cancellationToken))
            {
                return;
            }

            // Two steps of one exchange that are tended at the same moment, and nobody else.
            await Task.Delay(Random.Shared.Next(LongestPauseInMs), cancellationToken);
        }

        throw new RequestFailedException(412, $"The desk's row of {state.Id} changed under every one of {MaxAttempts} attempts.");
    }

    private static async Task<bool> TryWriteAsync(TableClient table, string programme, StoredEntry seen, bool forgotten, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(programme, DeskKeys.Entry(seen.Entry.Id), cancellationToken: cancellationToken);
        var before = row.HasValue ? DeskRows.ReadOwn(row.Value!) : null;
        var after = Next(before, seen, forgotten);
        var json = DeskRows.Write(after.Entry);
        var jsonBefore = row.HasValue ? DeskRows.ReadJson(row.Value!) : null;
        if (before is not null && after.Says(before, json, jsonBefore!))
        {
            return true;
        }

        try
        {
            await table.SubmitTransactionAsync(Actions(programme, before, after, json, jsonBefore), cancellationToken);
            return true;
        }
        catch (RequestFailedException failure) when (failure.Status is 404 or 409 or 412)
        {
            // Also after a retry of a transaction whose first answer was lost: the next look shows it done.
            return false;
        }
    }

    // What was stored last and what was seen now, whichever is newer; a refused mail counts from either, since no trail tells of it.
    private static StoredEntry Next(StoredEntry? before, StoredEntry seen, bool forgotten)
    {
        var newer = before is null || seen.Version >= before.Version ? seen : before;
        var next = newer with
        {
            Refused = forgotten ? [] : [.. seen.Refused.Union(before?.Refused ?? [], StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Writes = (before?.Writes ?? 0) + 1,
        };
        var problem = FigureNames.MailProblem(next.Entry.VisitingCluster);
        return next with
        {
            Keys = DeskKeys.Of(next.Entry, next.Words, next.HasMailProblem, next.ChangedAt),
            Figures = next.HasMailProblem ? next.Figures.SetItem(problem, 1) : next.Figures.Remove(problem),
        };
    }

    // Only what changed: rows it is no longer listed in go, new ones come, and the others are written where they show something else.
    private static List<TableTransactionAction> Actions(string programme, StoredEntry? before, StoredEntry after, string json, string? jsonBefore)
    {
        var own = DeskRows.Own(programme, after, json);
        var actions = new List<TableTransactionAction>
        {
            before is null
                ? new TableTransactionAction(TableTransactionActionType.Add, own)
                : new TableTransactionAction(TableTransactionActionType.UpdateReplace, own, before.ETag),
        };
        var known = (before?.Keys ?? []).ToHashSet(StringComparer.Ordinal);
        var shows = json != jsonBefore || !after.Words.SequenceEqual(before?.Words ?? []);
        actions.AddRange(after.Keys.Where(key => shows || !known.Contains(key))
            .Select(key => new TableTransactionAction(TableTransactionActionType.UpsertReplace, DeskRows.Listing(programme, key, after, json))));
        actions.AddRange(known.Except(after.Keys, StringComparer.Ordinal)
            .Select(key => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(programme, key), ETag.All)));
        if (FiguresStore.Delta(programme, after.Entry.Id.Value, after.Writes, before?.Figures ?? ImmutableSortedDictionary<string, int>.Empty, after.Figures) is { } delta)
        {
            actions.Add(new TableTransactionAction(TableTransactionActionType.Add, delta));
        }

        return actions;
    }
}
