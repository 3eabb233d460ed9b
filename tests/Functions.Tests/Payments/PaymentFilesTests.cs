using System.Globalization;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Banking;
using CE4BIG.Domain.Payments;
using CE4BIG.Functions.Payments;
using CE4BIG.Functions.Tests.Storage;

namespace CE4BIG.Functions.Tests.Payments;

/// <summary>The files that are kept, and the claims that keep a payment in one of them.</summary>
[Collection(StorageCollection.Name)]
public sealed class PaymentFilesTests(StorageFixture storage)
{
    private static readonly string[] Personal = ["Zofia", "PL61109010140000071219812874"];

    private readonly PaymentFiles _files = new(storage.Tables, Safes.Of(1));

    // A cluster for each test, so that the others' files are not in its lists.
    private readonly string _cluster = "c" + Guid.NewGuid().ToString("N");

    [Fact]
    public async Task A_file_holds_as_many_payments_as_it_says_and_can_be_taken_back()
    {
        var batch = Batch(0, PaymentFiles.MostPayments);

        Assert.True(await AddAsync(batch));
        Assert.True(await ReleaseAsync(batch));

        Assert.True(await AddAsync(batch with { MessageId = Batch(1, 1).MessageId }));
    }

    [Fact]
    public async Task A_file_that_shares_one_payment_with_another_is_not_kept_at_all()
    {
        var (one, two) = (Batch(0, 2), Batch(1, 3));
        Assert.True(await AddAsync(one));

        Assert.False(await AddAsync(two with { Transfers = [.. two.Transfers, one.Transfers[0]] }));

        Assert.Empty(await _files.ClaimedAsync("p", _cluster, two.Transfers.Select(t => t.Id), default));
        Assert.Single((await _files.ListAsync("p", _cluster, null, default)).Files);
    }

    [Fact]
    public async Task Files_are_listed_newest_first_page_by_page()
    {
        var names = new List<string>();
        for (var i = 0; i < PaymentFiles.PageSize + 2; i++)
        {
            var batch = Batch(i, 1);
            names.Insert(0, batch.MessageId);
            Assert.True(await AddAsync(batch));
        }

        var (first, next) = await _files.ListAsync("p", _cluster, null, default);
        var (second, end) = await _files.ListAsync("p", _cluster, next, default);

        Assert.Equal(names, first.Concat(second).Select(f => f.MessageId));
        Assert.Equal(2, second.Length);
        Assert.Null(end);
    }

    [Fact]
    public async Task A_file_is_written_from_what_was_kept()
    {
        var batch = Batch(0, 3);
        await AddAsync(batch);

        var file = (await _files.FindAsync("p", _cluster, batch.MessageId, default))!;

        Assert.Equal(PaymentMessage.Write(batch), await _files.WriteAsync("p", _cluster, file, default));
    }

    [Fact]
    public async Task No_row_of_a_payment_file_shows_whom_it_pays()
    {
        await AddAsync(Batch(0, 2));

        var table = await storage.Tables.OpenAsync(Functions.Storage.TableNames.Payments, default);
        var rows = new List<Azure.Data.Tables.TableEntity>();
        await foreach (var row in table.QueryAsync<Azure.Data.Tables.TableEntity>(Azure.Data.Tables.TableClient.CreateQueryFilter($"PartitionKey eq {"p|" + _cluster}")))
        {
            rows.Add(row);
        }

        Assert.Equal(3, rows.Count);
        Assert.All(rows, row => Assert.DoesNotContain(row.Select(column => column.Value).OfType<string>(), text => Personal.Any(part => text.Contains(part, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("PAY-")]
    [InlineData("PAY-99999999999999-000000000000")]
    [InlineData("../x")]
    public async Task What_is_no_name_of_a_file_is_not_found(string name) => Assert.Null(await _files.FindAsync("p", _cluster, name, default));

    [Fact]
    public async Task What_is_forgotten_stays_claimed_and_tells_of_nobody()
    {
        var state = Samples.Submitted().State;
        var paid = state with { Payments = [new Domain.Exchanges.Payment { Amount = Money.Euros(900), OrderedAt = Samples.Start, OrderedBy = "somebody" }] };
        var id = new EndToEndId(state.Id, 1);
        var batch = Batch(0, 1);
        batch = batch with { Transfers = [batch.Transfers[0] with { Id = id }] };
        Assert.True(await _files.AddAsync(state.ProgrammeId, state.Application.Visitor.ClusterId, batch, "ewa", default));

        await PaymentFiles.ForgetAsync(storage.Tables, paid, default);

        Assert.Equal([id], await _files.ClaimedAsync(state.ProgrammeId, state.Application.Visitor.ClusterId, [id], default));
        var file = (await _files.FindAsync(state.ProgrammeId, state.Application.Visitor.ClusterId, batch.MessageId, default))!;
        Assert.Null(await _files.WriteAsync(state.ProgrammeId, state.Application.Visitor.ClusterId, file, default));
        var table = await storage.Tables.OpenAsync(Functions.Storage.TableNames.Payments, default);
        var row = (await table.GetEntityAsync<Azure.Data.Tables.TableEntity>($"{state.ProgrammeId}|{state.Application.Visitor.ClusterId}", $"live|{id}")).Value;
        Assert.DoesNotContain(row.Select(column => column.Value).OfType<string>(), text => Personal.Any(part => text.Contains(part, StringComparison.Ordinal)));
    }

    private Task<bool> AddAsync(PaymentBatch batch) => _files.AddAsync("p", _cluster, batch, "ewa.zielinska@lsk.example", default);

    private Task<bool> ReleaseAsync(PaymentBatch batch) => _files.ReleaseAsync("p", _cluster, batch.MessageId, "ewa.zielinska@lsk.example", "A slip.", Samples.Start, default);

    internal static PaymentBatch Batch(int minutes, int payments)
    {
        Assert.True(Iban.TryParse("PL61109010140000071219812874", out var iban));
        var transfers = Enumerable.Range(1, payments).Select(n => new CreditTransfer(
            new EndToEndId(Samples.NewId(), 1), new Money(390_00 + n), "Zofia Dabrowska", null, iban, null, string.Create(CultureInfo.InvariantCulture, $"Visit {n}")));
        return PaymentBatch.Of(Samples.Programme.FindCluster("lsk")!.Account!, transfers, Samples.Programme, Samples.Start.AddMinutes(minutes));
    }
}
