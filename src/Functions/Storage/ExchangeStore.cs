using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using CE4BIG.Domain.Audit;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Payments;
using CE4BIG.Functions.Telemetry;

namespace CE4BIG.Functions.Storage;

/// <summary>
/// Loads and stores exchanges. One query loads a partition; one entity-group transaction stores a move: the exchange under its
/// ETag, the steps it touched, the audit rows and the mails it caused (architecture §3).
/// </summary>
public sealed class ExchangeStore(Tables tables, Programmes programmes, BankSafe safe, DeskMetrics metrics)
{
    // Two clicks on one exchange conflict now and then; six in a row mean that something is wrong.
    private const int MaxAttempts = 6;

    private readonly PeopleIndex _people = new(tables);

    /// <summary>The exchange as stored; null where there is none of that number.</summary>
    public async Task<ExchangeFile?> LoadAsync(ExchangeId id, CancellationToken cancellationToken)
    {
        var table = await tables.OpenAsync(TableNames.Exchanges, cancellationToken);
        var rows = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {id.Value}"), cancellationToken: cancellationToken))
        {
            rows.Add(row);
        }

        return ExchangeRows.Read(rows, safe);
    }

    /// <summary>Stores a new exchange. False where one of that number is already there.</summary>
    public async Task<bool> AddAsync(Exchange exchange, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        await programmes.KeepAsync(exchange.State.ProgrammeId, exchange.State.ProgrammeVersion, cancellationToken);
        return await CommitAsync(null, exchange, now, cancellationToken) is not null;
    }

    /// <summary>
    /// Loads, makes the move and stores it; where somebody was faster, loads again and asks again. The move must have no other
    /// effect, since it may run more than once.
    /// </summary>
    /// <returns>What came of it; null where there is no such exchange.</returns>
    public async Task<Change?> ChangeAsync(ExchangeId id, DateTimeOffset now, Func<Exchange, Outcome> move, CancellationToken cancellationToken)
    {
        return await LoadAsync(id, cancellationToken) is { } file ? await ChangeAsync(file, now, move, cancellationToken) : null;
    }

    /// <summary>As above, for an exchange that was just loaded: it is loaded again only where somebody was faster.</summary>
    public async Task<Change> ChangeAsync(ExchangeFile before, DateTimeOffset now, Func<Exchange, Outcome> move, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(move);
        var id = before.State.Id;
        for (var attempt = 1; ; attempt++)
        {
            var exchange = Exchange.Load(before.State, await programmes.GetAsync(before.State.ProgrammeId, before.State.ProgrammeVersion, cancellationToken));
            var outcome = move(exchange);
            if (outcome is not Outcome.Done || before.State == exchange.State)
            {
                if (outcome is Outcome.Refused { Refusal: var refusal })
                {
                    metrics.Refused(refusal);
                }

                return new Change(outcome, before, before);
            }

            if (await CommitAsync(before, exchange, now, cancellationToken) is { } after)
            {
                return new Change(outcome, before, after);
            }

            if (attempt == MaxAttempts)
            {
                throw new RequestFailedException(412, $"Exchange {id} changed under every one of {MaxAttempts} attempts.");
            }

            before = await LoadAsync(id, cancellationToken) ?? throw new InvalidOperationException($"Exchange {id} is gone.");
        }
    }

    /// <summary>Notes that a mail was taken by the provider, or is not needed any more.</summary>
    public async Task MarkSentAsync(ExchangeId id, OutboxMail mail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var table = await tables.OpenAsync(TableNames.Exchanges, cancellationToken);
        await table.UpsertEntityAsync(ExchangeRows.Mail(id, mail), TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Notes that a mail came back. Where its row is gone it stays so: people were taken out of the exchange meanwhile.</summary>
    public async Task MarkReturnedAsync(ExchangeId id, OutboxMail mail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var table = await tables.OpenAsync(TableNames.Exchanges, cancellationToken);
        try
        {
            await table.UpdateEntityAsync(ExchangeRows.Mail(id, mail), ETag.All, TableUpdateMode.Replace, cancellationToken);
        }
        catch (RequestFailedException failure) when (failure.Status == 404)
        {
            // Nothing is left to be marked.
        }
    }

    private async Task<ExchangeFile?> CommitAsync(ExchangeFile? before, Exchange exchange, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var state = exchange.State;
        var changes = exchange.TakeChanges();
        var table = await tables.OpenAsync(TableNames.Exchanges, cancellationToken);
        before = await KeepPeopleAsync(table, before, state, changes, cancellationToken);
        var trail = Seal(before, state, changes.Audit);
        var head = trail.Count > 0 ? trail[^1].Seal!.Hash : before is null ? TrailChain.Beginning(state.Id) : before.Head;
        var trace = DeskTracing.Current;
        DeskTracing.Concerns(state.Id);
        var actions = Actions(before, state, head, trace);
        actions.AddRange(trail.Select(a => new TableTransactionAction(TableTransactionActionType.Add, ExchangeRows.Audit(state.Id, a))));
        var mails = changes.Notices.Select(n => new OutboxMail(n, now, null, null) { Trace = trace }).ToList();
        actions.AddRange(mails.Select(m => new TableTransactionAction(TableTransactionActionType.Add, ExchangeRows.Mail(state.Id, m))));

        try
        {
            var stored = await table.SubmitTransactionAsync(actions, cancellationToken);
            metrics.Moved(trail);
            return new ExchangeFile(
                state,
                stored.Value[0].Headers.ETag ?? default,
                [.. before?.Audit ?? [], .. trail],
                [.. before?.Mails ?? [], .. mails],
                before is null || before.State.Application == state.Application || state.AnonymisedAt is not null ? before?.Versions ?? [] : [.. before.Versions, before.State.Application])
            {
                Head = head,
                Trace = trace,
            };
        }
        catch (RequestFailedException failure) when (failure.Status is 409 or 412)
        {
            // Also after a retry of a transaction whose first answer was lost: the next look shows it done.
            return null;
        }
    }

    // Who is new is noted before they are stored, and who is forgotten is so before the state says it: what is interrupted is done again.
    private async Task<ExchangeFile?> KeepPeopleAsync(
        TableClient table, ExchangeFile? before, ExchangeState state, Changes changes, CancellationToken cancellationToken)
    {
        if (state.AnonymisedAt is null)
        {
            var known = before is null ? [] : PeopleIndex.AddressesOf(before);
            var present = PeopleIndex.AddressesOf(state).Union(PeopleIndex.AddressesOf(changes.Audit, changes.Notices));
            await _people.AddAsync(state.Id, present.Except(known), cancellationToken);
        }
        else if (before is { State.AnonymisedAt: null })
        {
            await _people.RemoveAsync(state.Id, PeopleIndex.AddressesOf(before), cancellationToken);
            await PersonalData.RemoveAsync(table, before, cancellationToken);
            await PaymentFiles.ForgetAsync(tables, before.State, cancellationToken);
            return before with { Audit = [.. before.Audit.Select(TrailChain.Nameless)], Mails = [], Versions = [] };
        }

        return before;
    }

    // The head is the state row's, read and replaced under its ETag: two moves at once cannot both go on from the same row.
    private static List<AuditEntry> Seal(ExchangeFile? before, ExchangeState state, IEnumerable<AuditEntry> entries)
    {
        var head = before is null ? TrailChain.Beginning(state.Id) : before.Head ?? throw new InvalidOperationException($"The trail of {state.Id} has no head.");
        var evidence = EvidenceDigest.Of(state);
        var trail = new List<AuditEntry>();
        foreach (var entry in entries)
        {
            trail.Add(TrailChain.Seal(head, entry, RandomNumberGenerator.GetBytes(TrailChain.SaltLength), evidence));
            head = trail[^1].Seal!.Hash;
        }

        return trail;
    }

    // What changed of the exchange itself; trail and mails come on top.
    private List<TableTransactionAction> Actions(ExchangeFile? before, ExchangeState state, string? head, string? trace)
    {
        var actions = new List<TableTransactionAction>
        {
            before is null
                ? new TableTransactionAction(TableTransactionActionType.Add, ExchangeRows.State(state, head, trace))
                : new TableTransactionAction(TableTransactionActionType.UpdateReplace, ExchangeRows.State(state, head, trace), before.ETag),
        };
        if (before?.State.Application != state.Application)
        {
            actions.Add(new TableTransactionAction(TableTransactionActionType.UpsertReplace, ExchangeRows.Application(state.Id, state.Application, safe)));
            if (before is not null && state.AnonymisedAt is null)
            {
                actions.Add(new TableTransactionAction(
                    TableTransactionActionType.UpsertReplace, ExchangeRows.Version(state.Id, before.State.ApplicationVersion, before.State.Application, safe)));
            }
        }

        for (var i = 0; i < state.Steps.Length; i++)
        {
            if (before is null || i >= before.State.Steps.Length || before.State.Steps[i] != state.Steps[i])
            {
                actions.Add(new TableTransactionAction(TableTransactionActionType.UpsertReplace, ExchangeRows.Step(state.Id, i, state.Steps[i])));
            }
        }

        if (state.Report is { } report && before?.State.Report != report)
        {
            actions.Add(new TableTransactionAction(TableTransactionActionType.UpsertReplace, ExchangeRows.Report(state.Id, report)));
            var known = before?.State.Report?.Evidence.Length ?? 0;
            actions.AddRange(report.Evidence.Select((file, i) => (file, i)).Skip(known)
                .Select(e => new TableTransactionAction(TableTransactionActionType.Add, ExchangeRows.Evidence(state.Id, e.i, e.file))));
        }

        return actions;
    }
}
