using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using CE4BIG.Season.Desk;
using CE4BIG.Season.Evidence;
using CE4BIG.Season.Staff;

namespace CE4BIG.Season.Banking;

/// <summary>
/// Finance officers who pay by file: each puts what waits for them into one payment file, has the bank pay it, and hands the bank's
/// statement in, twice, as a person in doubt does.
/// </summary>
internal sealed class Treasury(DeskClient desk, StaffRoom staff, Pace pace, TimeProvider time)
{
    private const string Files = "/desk/payments";
    private const string Statements = "/desk/payments/statement";
    private const string Ledger = "/desk/export/ledger.csv?kind=Pay";
    private const int NumberLength = 11;

    // The desk's lists follow the exchanges within moments.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(300);

    private readonly ConcurrentDictionary<string, Officer> _officers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Exchange, string Step), long> _paid = new();
    private readonly Lock _counting = new();

    /// <summary>What went through the bank so far.</summary>
    public BankTotals Totals { get; private set; } = BankTotals.None;

    /// <summary>Has an officer pay one of an exchange's steps, in a file with whatever else waits for them.</summary>
    /// <exception cref="UnplayableException">It could not be paid, or not so.</exception>
    public async Task PayAsync(string address, string exchange, string step, long cents, CancellationToken cancellationToken)
    {
        if (_paid.ContainsKey((exchange, step)))
        {
            return;
        }

        var officer = _officers.GetOrAdd(address, _ => new Officer());
        officer.Waiting[exchange] = (step, cents);
        await officer.Desk.WaitAsync(cancellationToken);
        try
        {
            // Another player's file may have had it while this one waited for the officer.
            if (!_paid.ContainsKey((exchange, step)))
            {
                await PayAllAsync(await staff.CookieAsync(address, cancellationToken), officer, exchange, cancellationToken);
            }
        }
        finally
        {
            officer.Desk.Release();
        }
    }

    private async Task PayAllAsync(string cookie, Officer officer, string exchange, CancellationToken cancellationToken)
    {
        var (form, chosen) = await ChooseAsync(cookie, officer, exchange, cancellationToken);
        var made = await desk.SubmitAsync(form, cancellationToken, cookie);
        if (made.Data("data-done") != "made" || made.Data("data-file") is not { } file)
        {
            throw new UnplayableException($"Making a payment file was answered {made.Answer}");
        }

        var order = BankOrder.Read((await desk.GetAsync($"{Files}/file/{file}", cancellationToken, cookie)).Html);
        var planned = chosen.Sum(id => officer.Waiting[id].Cents);
        await pace.RefreshAsync(cancellationToken);
        var statement = order.Statement(pace.Today);
        var looked = await HandInAsync(cookie, statement, cancellationToken);
        var done = await desk.SubmitAsync(looked.FormWith("changes"), cancellationToken, cookie);
        var paid = Number(done, "data-paid-cents");
        var booked = await BookedAsync(cookie, [.. chosen.Select(id => (id, officer.Waiting[id].Cents))], cancellationToken);
        lock (_counting)
        {
            Totals += new BankTotals(1, order.Payments.Length, planned, order.ControlSumCents, order.Payments.Sum(p => p.Cents), paid, booked);
        }

        if (done.Data("data-statement") != "done" || paid != planned)
        {
            throw new UnplayableException(string.Create(CultureInfo.InvariantCulture, $"{file} was to pay {planned} cents, and its statement paid {paid}: {done.Answer}"));
        }

        if (Number(await HandInAsync(cookie, statement, cancellationToken), "data-paid") != 0)
        {
            throw new UnplayableException($"The statement of {file} would pay a second time.");
        }

        foreach (var id in chosen)
        {
            officer.Waiting.Remove(id, out var waited);
            _paid[(id, waited.Step)] = waited.Cents;
        }
    }

    /// <summary>Ticks what waits for this officer, once what somebody waits for is offered, and nothing else.</summary>
    private async Task<(DeskForm Form, List<string> Chosen)> ChooseAsync(string cookie, Officer officer, string exchange, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (time.GetElapsedTime(started) < Patience)
        {
            var page = await desk.GetAsync(Files, cancellationToken, cookie);
            if (page.Status != HttpStatusCode.OK)
            {
                throw new UnplayableException($"{Files} was answered {page.Answer}");
            }

            var offered = page.Document.QuerySelectorAll("input[name='payments']").Select(box => box.GetAttribute("value")!).Where(id => officer.Waiting.ContainsKey(id[..NumberLength])).ToList();
            if (offered.Exists(id => id.StartsWith(exchange, StringComparison.Ordinal)))
            {
                var form = page.FormWith("payments").Clear("payments");
                offered.ForEach(id => form.Tick("payments", id));
                return (form, [.. offered.Select(id => id[..NumberLength])]);
            }

            await Task.Delay(BetweenLooks, time, cancellationToken);
        }

        throw new UnplayableException($"{exchange} was ordered, and never offered for a payment file.");
    }

    /// <summary>What the cluster's ledger says was paid of these; it follows the exchanges within moments.</summary>
    private async Task<long> BookedAsync(string cookie, IReadOnlyList<(string Exchange, long Cents)> payments, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            var entries = LedgerEntries.Read((await desk.GetAsync(Ledger, cancellationToken, cookie)).Html);
            var booked = payments.Where(entries.Contains).Sum(p => p.Cents);
            if (booked == payments.Sum(p => p.Cents) || time.GetElapsedTime(started) > Patience)
            {
                return booked;
            }

            await Task.Delay(BetweenLooks, time, cancellationToken);
        }
    }

    private async Task<DeskPage> HandInAsync(string cookie, string statement, CancellationToken cancellationToken)
    {
        var form = (await desk.GetAsync(Statements, cancellationToken, cookie)).FormWith("statement");
        form.Attach("statement", new EvidenceFile("statement.xml", "application/xml", Encoding.UTF8.GetBytes(statement)));
        return await desk.SubmitAsync(form, cancellationToken, cookie);
    }

    private static long Number(DeskPage page, string attribute) =>
        long.TryParse(page.Data(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new UnplayableException($"A statement was answered {page.Answer}");

    /// <summary>One officer: what waits for them, and that they do one thing at a time.</summary>
    private sealed class Officer
    {
        public ConcurrentDictionary<string, (string Step, long Cents)> Waiting { get; } = new(StringComparer.Ordinal);

        public SemaphoreSlim Desk { get; } = new(1);
    }
}
