using CE4BIG.Functions.Budget;
using CE4BIG.Functions.Desk;
using CE4BIG.Functions.Storage;
using CE4BIG.Functions.Time;

namespace CE4BIG.Functions.Exports;

/// <summary>
/// Opens an export for a member of staff: what they may see on the desk, narrowed as the list they come from. A cluster's people find their
/// cluster's, a coordinator any (domain: staff access by need to know).
/// </summary>
public sealed class ExportSheets(DeskLists lists, BudgetLedger ledger, FiguresStore figures, Programmes programmes, ProgrammeClock clock)
{
    /// <summary>Whether somebody may have an export at all: payments and ledgers are finance's and the coordinator's.</summary>
    public static bool MayHave(StaffMember staff, ExportKind kind)
    {
        ArgumentNullException.ThrowIfNull(staff);
        return kind is ExportKind.Exchanges or ExportKind.Indicators || staff.SeesMoney;
    }

    /// <summary>The export.</summary>
    /// <param name="kind">Of what.</param>
    /// <param name="staff">For whom; may have it.</param>
    /// <param name="value">The values of the address by name: those of the list.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<ExportSheet> OpenAsync(ExportKind kind, StaffMember staff, Func<string, string?> value, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(staff);
        var query = DeskFilters.Query(DeskFilters.Read(value, staff), staff, clock.GetUtcNow());
        return kind switch
        {
            ExportKind.Exchanges => ExchangeExport.Open(lists, query, staff, cancellationToken),

            // The cluster that pays has them, whoever hosts.
            ExportKind.Payments => PaymentExport.Open(lists, query with { Visiting = staff.Cluster?.Id ?? query.Cluster, Cluster = null }, cancellationToken),
            ExportKind.Ledger => await LedgerAsync(staff, value, cancellationToken),
            ExportKind.Indicators => IndicatorExport.Open(await IndicatorsAsync(staff, cancellationToken)),
        };
    }

    private async Task<ExportSheet> LedgerAsync(StaffMember staff, Func<string, string?> value, CancellationToken cancellationToken)
    {
        var programme = staff.Programme;
        var asked = value("cluster");
        IReadOnlyList<string> known = staff.Cluster is { } own ? [own.Id] : (await ReadAsync(staff, cancellationToken)).Clusters;
        return LedgerExport.Open(
            ledger,
            programme.Id,
            known.Contains(asked ?? string.Empty, StringComparer.Ordinal) ? [asked!] : known,
            LedgerFilters.Query(LedgerFilters.Read(value), programme.Deadlines),
            cancellationToken);
    }

    private async Task<IReadOnlyList<IndicatorRow>> IndicatorsAsync(StaffMember staff, CancellationToken cancellationToken)
    {
        var programme = staff.Programme;
        var reading = await ReadAsync(staff, cancellationToken);
        var rows = new List<IndicatorRow>();
        foreach (var cluster in reading.Clusters.Where(id => staff.Cluster is null || staff.Cluster.Id == id))
        {
            var summary = await ledger.ReadAsync(ClusterBudget.Today(programmes, programme.Id, cluster), cancellationToken);
            rows.Add(new IndicatorRow(programme, cluster, reading.Cluster(cluster, summary)));
        }

        return rows;
    }

    private async Task<FiguresReading> ReadAsync(StaffMember staff, CancellationToken cancellationToken) => new(
        staff.Programme, await figures.ReadAsync(staff.Programme.Id, cancellationToken), staff.Programme.Deadlines.LocalDate(clock.GetUtcNow()));
}
