using System.Security.Cryptography;
using Azure.Data.Tables;
using CE4BIG.Domain.Applications.Drafts;
using CE4BIG.Domain.Programmes;
using CE4BIG.Functions.Drafts;
using CE4BIG.Functions.Payments;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Tests.Mail;
using CE4BIG.Functions.Tests.Payments;
using CE4BIG.Functions.Tests.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;

namespace CE4BIG.Functions.Tests.Storage;

/// <summary>Bank data cannot be read in storage, and their key can be changed (GDPR).</summary>
[Collection(StorageCollection.Name)]
public sealed class BankSafeTests(StorageFixture storage)
{
    private const string Owner = "CX-7K3M9QPD";

    [Fact]
    public void What_is_locked_is_unlocked_again_and_never_looks_the_same_twice()
    {
        var safe = Safes.Of(1);
        var (one, other) = (safe.Lock(Owner, "PL61 1090"), safe.Lock(Owner, "PL61 1090"));

        Assert.Equal(("PL61 1090", "PL61 1090"), (safe.Unlock(Owner, one), safe.Unlock(Owner, other)));
        Assert.NotEqual(one, other);
    }

    [Fact]
    public void One_exchanges_account_cannot_be_passed_off_as_anothers() =>
        Assert.ThrowsAny<CryptographicException>(() => Safes.Of(1).Unlock("CX-00000000", Safes.Of(1).Lock(Owner, "PL61 1090")));

    [Fact]
    public void Without_the_key_nothing_is_unlocked()
    {
        var failure = Assert.ThrowsAny<CryptographicException>(() => Safes.Of(2).Unlock(Owner, Safes.Of(1).Lock(Owner, "PL61 1090")));

        Assert.Contains("BankData:PreviousKeys", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_byte_is_noticed()
    {
        var locked = Safes.Of(1).Lock(Owner, "PL61 1090");
        var altered = locked[..^4] + (locked[^4] == 'A' ? 'B' : 'A') + locked[^3..];

        Assert.ThrowsAny<CryptographicException>(() => Safes.Of(1).Unlock(Owner, altered));
    }

    [Fact]
    public void A_key_from_before_still_unlocks_and_the_present_one_locks()
    {
        var old = Safes.Of(1).Lock(Owner, "PL61 1090");
        var safe = Safes.Of(2, 1);

        Assert.Equal("PL61 1090", safe.Unlock(Owner, old));
        Assert.True(safe.IsOld(old));
        Assert.False(safe.IsOld(safe.Lock(Owner, "PL61 1090")));
    }

    [Fact]
    public async Task No_row_of_an_exchange_shows_the_account()
    {
        var exchange = Samples.Submitted();
        await storage.Exchanges.AddAsync(exchange, Samples.Start, default);
        await storage.Exchanges.ChangeAsync(exchange.State.Id, Samples.Start, x => x.ConfirmHost(Samples.Open(x, Domain.Exchanges.StepKind.HostConfirmation), Samples.Start), default);
        await storage.Exchanges.ChangeAsync(
            exchange.State.Id, Samples.Start, x => x.RequestChanges(Samples.Open(x, Domain.Exchanges.StepKind.HostingApproval), "Say more.", Samples.Start), default);
        await storage.Exchanges.ChangeAsync(
            exchange.State.Id,
            Samples.Start,
            x => x.Resubmit(Samples.Open(x, Domain.Exchanges.StepKind.Correction), x.State.Application with { Goals = "Others." }, Samples.Start),
            default);

        var rows = await RowsAsync(TableNames.Exchanges, exchange.State.Id.Value);

        Assert.Equal(2, rows.Count(r => r.ContainsKey("Bank")));
        Assert.All(rows, row => Assert.DoesNotContain(row, column => column.Value is string text
            && (text.Contains("PL61", StringComparison.Ordinal) || text.Contains("WBKPPLPP", StringComparison.Ordinal) || text.Contains("Selvita Diagnostics", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task No_row_of_a_draft_shows_the_account()
    {
        var store = new DraftStore(storage.Tables, Safes.Of(1));
        var draft = await DraftAsync(store);

        Assert.DoesNotContain(await RowsAsync(TableNames.Drafts, "draft"), row => row.Any(column => column.Value is string text && text.Contains("PL61", StringComparison.Ordinal)));
        Assert.Equal("PL61 1090 1014 0000 0712 1981 2874", Assert.IsType<StoredDraft.Open>(await store.LoadAsync(draft, default)).Draft.Fields["iban"]);
    }

    [Fact]
    public async Task What_is_stored_is_encrypted_anew_so_that_the_old_key_can_go()
    {
        var exchange = Samples.Submitted();
        await storage.Exchanges.AddAsync(exchange, Samples.Start, default);
        var draft = await DraftAsync(new DraftStore(storage.Tables, Safes.Of(1)));
        var cluster = "c" + Guid.NewGuid().ToString("N");
        var batch = PaymentFilesTests.Batch(0, 1);
        await new PaymentFiles(storage.Tables, Safes.Of(1)).AddAsync("p", cluster, batch, "ewa", default);

        await new BankUpkeep(storage.Tables, Safes.Of(9, 1), NullLogger<BankUpkeep>.Instance).RunAsync(new TimerInfo(), default);

        var file = await new ExchangeStore(storage.Tables, storage.Programmes, Safes.Of(9), Instruments.Metrics).LoadAsync(exchange.State.Id, default);
        Assert.Equal(exchange.State.Application, file!.State.Application);
        Assert.Equal("PL61 1090 1014 0000 0712 1981 2874", Assert.IsType<StoredDraft.Open>(await new DraftStore(storage.Tables, Safes.Of(9)).LoadAsync(draft, default)).Draft.Fields["iban"]);

        var files = new PaymentFiles(storage.Tables, Safes.Of(9));
        Assert.NotNull(await files.WriteAsync("p", cluster, (await files.FindAsync("p", cluster, batch.MessageId, default))!, default));

        // Others of this emulator go on with the first key.
        await new BankUpkeep(storage.Tables, Safes.Of(1, 9), NullLogger<BankUpkeep>.Instance).RunAsync(new TimerInfo(), default);
        Assert.NotNull(await storage.Exchanges.LoadAsync(exchange.State.Id, default));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("b1.00000000.!")]
    public async Task A_row_that_cannot_be_opened_is_named_and_the_others_are_encrypted_anew(string? spoilt)
    {
        var exchange = Samples.Submitted();
        await storage.Exchanges.AddAsync(exchange, Samples.Start, default);
        var lost = Safes.Of(5);
        var bank = spoilt?.Replace("00000000", Safes.Of(1).KeyId, StringComparison.Ordinal) ?? lost.Lock("CX-00000000", "PL61 1090");
        var table = await storage.Tables.OpenAsync(TableNames.Exchanges, default);
        await table.UpsertEntityAsync(new TableEntity("CX-00000000", ExchangeRows.ApplicationRow) { ["Bank"] = bank, ["BankKey"] = lost.KeyId });
        var log = new Lines<BankUpkeep>();

        await new BankUpkeep(storage.Tables, Safes.Of(9, 1), log).RunAsync(new TimerInfo(), default);

        Assert.NotNull(await new ExchangeStore(storage.Tables, storage.Programmes, Safes.Of(9), Instruments.Metrics).LoadAsync(exchange.State.Id, default));
        Assert.Contains("CX-00000000 application in Exchanges", log.Written[0], StringComparison.Ordinal);
        Assert.DoesNotContain(log.Written, line => line.Contains(bank, StringComparison.Ordinal));
        Assert.Contains("1 rows could not be opened", log.Written[^1], StringComparison.Ordinal);

        // Others of this emulator go on with the first key, and without the row.
        await table.DeleteEntityAsync("CX-00000000", ExchangeRows.ApplicationRow);
        await new BankUpkeep(storage.Tables, Safes.Of(1, 9), NullLogger<BankUpkeep>.Instance).RunAsync(new TimerInfo(), default);
    }

    private static async Task<DraftId> DraftAsync(DraftStore store)
    {
        var draft = new Draft
        {
            Id = DraftId.FromRandom(RandomNumberGenerator.GetBytes(DraftId.RandomLength)),
            FormId = Guid.NewGuid(),
            ProgrammeId = "ce4big",
            Email = "zofia.dabrowska@visitor.example",
            Language = Language.Pl,
            SavedAt = Samples.Start,
            Fields = Samples.Form(),
        };
        await store.ChangeAsync(draft.Id, _ => new StoredDraft.Open(draft) { DueAt = Samples.Start, LinkOrderedAt = Samples.Start, LinkOwed = false }, default);
        return draft.Id;
    }

    private async Task<List<TableEntity>> RowsAsync(string table, string partition)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in storage.TableService.GetTableClient(table).QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}")))
        {
            rows.Add(row);
        }

        return rows;
    }
}
