using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Desk;

namespace CE4BIG.Functions.Exports;

/// <summary>The list of exchanges as an export, in the list's own order and narrowed like it (docs/exports.md).</summary>
public static class ExchangeExport
{
    /// <summary>The columns.</summary>
    public static ImmutableArray<ExportField<ExchangeRow>> Fields { get; } =
    [
        new("exchange", ExportType.Text, row => ExportCell.Of(row.Entry.Id.Value)),
        new("stage", ExportType.Text, row => ExportCell.Of(ExportCodes.Of(row.Entry.Stage))),
        new("ending", ExportType.Text, row => ExportCell.Of(ExportCodes.Of(row.Entry.Ending))),
        new("visitor", ExportType.Text, row => ExportCell.Of(row.Entry.Visitor)),
        new("visitor_country", ExportType.Text, row => ExportCell.Of(row.Entry.Facts?.VisitorCountry.Value)),
        new("visiting_cluster", ExportType.Text, row => ExportCell.Of(row.Entry.VisitingCluster)),
        new("host", ExportType.Text, row => ExportCell.Of(row.Entry.Host)),
        new("host_country", ExportType.Text, row => ExportCell.Of(row.Entry.Facts?.HostCountry.Value)),
        new("hosting_cluster", ExportType.Text, row => ExportCell.Of(row.Entry.HostingCluster)),
        new("submitted_at_utc", ExportType.Moment, row => ExportCell.Of(row.Entry.SubmittedAt)),
        new("planned_from", ExportType.Date, row => ExportCell.Of(row.Entry.Facts?.Start)),
        new("planned_to", ExportType.Date, row => ExportCell.Of(row.Entry.Facts?.End)),
        new("virtual", ExportType.Text, row => ExportCell.Of(row.Entry.Facts?.IsVirtual switch { true => "yes", false => "no", null => null })),
        new("certified_from", ExportType.Date, row => ExportCell.Of(row.Entry.Facts?.CertifiedStart)),
        new("certified_to", ExportType.Date, row => ExportCell.Of(row.Entry.Facts?.CertifiedEnd)),
        new("certified_working_days", ExportType.Number, row => ExportCell.Of(row.Entry.Facts?.WorkingDays)),
        new("reserved_eur", ExportType.Money, row => Amount(row, facts => facts.Reserved), totalled: true),
        new("granted_eur", ExportType.Money, row => Amount(row, facts => facts.Granted), totalled: true),
        new("paid_eur", ExportType.Money, row => Amount(row, facts => facts.Paid), totalled: true),
        new("counts_for", ExportType.Text, row => ExportCell.Of(row.Entry.Ending == Ending.Closed ? row.Entry.VisitingCluster : null)),
        new("ended_at_utc", ExportType.Moment, row => ExportCell.Of(row.Entry.Facts?.EndedAt)),
        new("waiting_for", ExportType.Text, row => ExportCell.Of(string.Join(' ', row.Entry.Waiting.Select(step => step.Key.ToString())))),
        new("next_deadline_utc", ExportType.Moment, row => ExportCell.Of(row.Entry.Waiting.FirstOrDefault(step => step.MustBeAnswered)?.DueAt)),
        new("programme_version", ExportType.Text, row => ExportCell.Of(row.Entry.Facts?.ProgrammeVersion)),
    ];

    /// <summary>The exchanges of a list, for a reader.</summary>
    public static ExportSheet Open(DeskLists lists, DeskQuery query, StaffMember staff, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lists);
        ArgumentNullException.ThrowIfNull(staff);
        return ExportSheet.Of("exchanges", Fields, lists.AllExchangesAsync(query, cancellationToken)
            .Select(entry => new ExchangeRow(entry, staff.Cluster is null || staff.Cluster.Id == entry.VisitingCluster)));
    }

    // What the paying cluster awards and pays is no business of the host's cluster (domain: staff access by need to know).
    private static ExportCell Amount(ExchangeRow row, Func<DeskFacts, Money?> of) => ExportCell.Of(row is { Pays: true, Entry.Facts: { } facts } ? of(facts) : null);
}
