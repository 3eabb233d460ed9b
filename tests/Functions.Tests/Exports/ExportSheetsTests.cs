using System.Globalization;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Budget;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Exports;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Tests.Desk;
using CE4BIG.Functions.Tests.Lifecycle;
using CE4BIG.Functions.Tests.Storage;
using CE4BIG.Functions.Time;

namespace CE4BIG.Functions.Tests.Exports;

/// <summary>What each member of staff takes along, and what not.</summary>
[Collection(StorageCollection.Name)]
public sealed class ExportSheetsTests(StorageFixture storage) : IAsyncLifetime
{
    private static readonly StaffMember Coordinator = new(Samples.Programme, Samples.Programme.Coordinators[0], null);

    private readonly DeskIndex _index = new(storage.Tables, storage.Programmes);
    private readonly ExportSheets _exports = new(
        new DeskLists(storage.Tables),
        storage.Ledger,
        new FiguresStore(storage.Tables),
        storage.Programmes,
        new ProgrammeClock(TimeProvider.System, new ClockAnchor(TimeProvider.System.GetUtcNow(), Samples.Start, 1)));

    public Task InitializeAsync() => DeskTable.ClearAsync(storage);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_exchange_is_exported_with_its_days_and_its_money()
    {
        var exchange = await WriteAsync(Lives.AwaitingA(StepKind.AfterClosing).Exchange);

        var row = Assert.Single(await RowsAsync(ExportKind.Exchanges, Coordinator));

        Assert.Equal(
            (exchange.State.Id.Value, "closed", "PL", "FR", "lsk", "atlanpole", "2026-06-08", "2026-06-12", "5", "no"),
            (row["exchange"], row["ending"], row["visitor_country"], row["host_country"], row["visiting_cluster"], row["hosting_cluster"], row["certified_from"], row["certified_to"], row["certified_working_days"], row["virtual"]));
        Assert.Equal(("900", "900", "900", "lsk"), (row["reserved_eur"], row["granted_eur"], row["paid_eur"], row["counts_for"]));
    }

    [Fact]
    public async Task The_hosts_cluster_sees_the_exchange_and_not_its_money_and_a_third_one_neither()
    {
        await WriteAsync(Lives.AwaitingA(StepKind.AfterClosing).Exchange);

        Assert.Equal("900", Assert.Single(await RowsAsync(ExportKind.Exchanges, Of("lsk")))["paid_eur"]);
        Assert.Null(Assert.Single(await RowsAsync(ExportKind.Exchanges, Of("atlanpole")))["paid_eur"]);
        Assert.Empty(await RowsAsync(ExportKind.Exchanges, Of("biom")));
        Assert.Empty(await RowsAsync(ExportKind.Exchanges, Of("biom"), ("cluster", "lsk")));
    }

    [Fact]
    public async Task A_long_list_is_exported_whole_each_exchange_once_and_in_its_order()
    {
        var all = Enumerable.Range(0, 120).Select(i => Samples.Submitted(at: Samples.Start.AddMinutes(i))).ToArray();
        await Task.WhenAll(all.Select(WriteAsync));

        var rows = await RowsAsync(ExportKind.Exchanges, Of("lsk"));

        Assert.Equal(all.Select(x => x.State.Id.Value).Reverse(), rows.Select(row => row["exchange"]));
    }

    [Fact]
    public async Task An_export_is_narrowed_like_its_list()
    {
        var ended = await WriteAsync(Lives.AwaitingA(StepKind.AfterClosing).Exchange);
        await WriteAsync(Samples.Submitted());

        Assert.Equal(ended.State.Id.Value, Assert.Single(await RowsAsync(ExportKind.Exchanges, Coordinator, ("ending", "Closed")))["exchange"]);
        Assert.Empty(await RowsAsync(ExportKind.Exchanges, Coordinator, ("cluster", "biom")));
        Assert.Single(await RowsAsync(ExportKind.Exchanges, Of("lsk"), ("side", "Visiting"), ("stage", "Application")));
    }

    [Fact]
    public async Task A_payment_and_money_that_came_back_are_rows_of_their_own_and_no_account_is_shown_in_full()
    {
        var (exchange, now, _) = Lives.AwaitingA(StepKind.AfterClosing);
        exchange.Recover(new Money(5_00), Samples.Coordinator, "Counted twice.", now);
        exchange.ReceiveRecovery(Samples.Open(exchange, StepKind.Recovery), Samples.Programme.Deadlines.LocalDate(now), "BACK-1", now);
        await WriteAsync(exchange);

        var rows = await RowsAsync(ExportKind.Payments, Of("lsk"));

        Assert.Equal(
            [("payment", "paid", "900", "PL61 •••• 2874"), ("recovery", "came-back", "-5", null)],
            rows.Select(row => (row["kind"], row["state"], row["moved_eur"], row["account"])));
        Assert.Equal("BACK-1", rows[1]["bank_reference"]);
        Assert.DoesNotContain(rows.SelectMany(row => row.Values), cell => cell?.Contains("1090", StringComparison.Ordinal) == true);
        Assert.Empty(await RowsAsync(ExportKind.Payments, Of("atlanpole")));
        Assert.Equal(2, (await RowsAsync(ExportKind.Payments, Coordinator, ("cluster", "lsk"))).Count);
        Assert.Empty(await RowsAsync(ExportKind.Payments, Coordinator, ("cluster", "atlanpole")));
    }

    [Fact]
    public async Task An_account_that_was_changed_after_the_order_is_not_said_to_be_the_one_that_was_paid()
    {
        var (exchange, now, _) = Lives.AwaitingA(StepKind.PaymentConfirmation);
        exchange.ReturnPayment(Samples.Open(exchange, StepKind.PaymentConfirmation), "Closed account.", now);
        var bank = exchange.State.Application.Bank with { Holder = "Another holder" };
        exchange.CorrectBank(Samples.Open(exchange, StepKind.BankCorrection), bank, now.AddDays(1));
        await WriteAsync(exchange);

        var row = Assert.Single(await RowsAsync(ExportKind.Payments, Of("lsk")));

        Assert.Equal(("returned", "0", null), (row["state"], row["moved_eur"], row["account"]));
    }

    [Fact]
    public async Task The_sums_of_a_ledgers_columns_are_its_balance()
    {
        var programme = Samples.Programme with { Id = "export-" + Guid.NewGuid().ToString("N") };
        var budget = new ClusterBudget(programme.Id, "lsk", Money.Euros(5_000));
        var exchange = Samples.NewId();
        foreach (var (reserved, committed, paid, recovered) in new[] { (780, 0, 0, 0), (900, 0, 0, 0), (0, 900, 0, 0), (0, 0, 900, 0), (0, 0, 900, 100) })
        {
            await storage.Ledger.BookAsync(
                budget, exchange, "2026-1", new(Money.Euros(reserved), Money.Euros(committed), Money.Euros(paid), Money.Euros(recovered)), Samples.Start, default);
        }

        var staff = new StaffMember(programme, programme.Coordinators[0], programme.FindCluster("lsk"));
        var rows = await RowsAsync(ExportKind.Ledger, staff);

        var booked = (await storage.Ledger.ReadAsync(budget, default)).Balance.Booked;
        Assert.Equal(
            (booked.Reserved, booked.Committed, booked.Paid, booked.Recovered),
            (Sum(rows, "reserved_eur"), Sum(rows, "committed_eur"), Sum(rows, "paid_eur"), Sum(rows, "recovered_eur")));
        Assert.Equal(Enumerable.Range(1, rows.Count).Select(n => n.ToString(CultureInfo.InvariantCulture)), rows.Select(row => row["number"]));
        Assert.Equal(["pay", "recover"], (await RowsAsync(ExportKind.Ledger, staff, ("from", "2026-04-13"))).Select(row => row["kind"]).TakeLast(2));
        Assert.Single(await RowsAsync(ExportKind.Ledger, staff, ("kind", "Recover")));
        Assert.Empty(await RowsAsync(ExportKind.Ledger, staff, ("to", "2026-04-12")));
        Assert.Empty(await RowsAsync(ExportKind.Ledger, new StaffMember(programme, programme.Coordinators[0], programme.FindCluster("biom")), ("cluster", "lsk")));
    }

    [Fact]
    public async Task An_exchange_counts_once_and_for_the_cluster_that_paid()
    {
        await WriteAsync(Lives.AwaitingA(StepKind.AfterClosing).Exchange);
        await WriteAsync(Samples.Submitted());

        var rows = await RowsAsync(ExportKind.Indicators, Coordinator);

        Assert.Equal(Samples.Programme.Clusters.Count, rows.Count);
        Assert.Equal(("1", "1", "52"), Indicators(rows.Single(row => row["cluster"] == "lsk")));
        Assert.Equal(("0", "0", "52"), Indicators(rows.Single(row => row["cluster"] == "atlanpole")));
        Assert.Equal("lsk", Assert.Single(await RowsAsync(ExportKind.Indicators, Of("lsk")))["cluster"]);
    }

    [Fact]
    public void Payments_and_ledgers_are_for_finance_and_the_coordinator()
    {
        var lsk = Samples.Programme.FindCluster("lsk")!;

        foreach (var (person, money) in new[] { (lsk.Managers[0], false), (lsk.Deputies[0], false), (lsk.Finance[0], true) })
        {
            var staff = new StaffMember(Samples.Programme, person, lsk);
            Assert.Equal((true, true), (ExportSheets.MayHave(staff, ExportKind.Exchanges), ExportSheets.MayHave(staff, ExportKind.Indicators)));
            Assert.Equal((money, money), (ExportSheets.MayHave(staff, ExportKind.Payments), ExportSheets.MayHave(staff, ExportKind.Ledger)));
        }

        Assert.All(Enum.GetValues<ExportKind>(), kind => Assert.True(ExportSheets.MayHave(Coordinator, kind)));
    }

    private static (string?, string?, string?) Indicators(Dictionary<string, string?> row) => (row["counted"], row["expected"], row["programme_target"]);

    private static Money Sum(IEnumerable<Dictionary<string, string?>> rows, string column) =>
        new((long)(rows.Sum(row => decimal.Parse(row[column]!, CultureInfo.InvariantCulture)) * 100));

    private static StaffMember Of(string cluster)
    {
        var found = Samples.Programme.FindCluster(cluster)!;
        return new StaffMember(Samples.Programme, found.Finance[0], found);
    }

    private async Task<Exchange> WriteAsync(Exchange exchange)
    {
        await _index.WriteAsync(new ExchangeFile(exchange.State, default, [], [], []), [], default);
        return exchange;
    }

    private async Task<List<Dictionary<string, string?>>> RowsAsync(ExportKind kind, StaffMember staff, params (string Name, string Value)[] query)
    {
        var sheet = await _exports.OpenAsync(kind, staff, name => query.FirstOrDefault(q => q.Name == name).Value, default);
        var rows = new List<Dictionary<string, string?>>();
        await foreach (var row in sheet.Rows)
        {
            rows.Add(sheet.Columns.Zip(row).ToDictionary(
                cell => cell.First.Key,
                cell => cell.Second.Text
                    ?? cell.Second.Number?.ToString("0.##", CultureInfo.InvariantCulture)
                    ?? cell.Second.Time?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                StringComparer.Ordinal));
        }

        return rows;
    }
}
