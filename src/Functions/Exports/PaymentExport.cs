using System.Collections.Immutable;
using CE4BIG.Functions.Desk;

namespace CE4BIG.Functions.Exports;

/// <summary>Payments and money asked back as an export, those of the newest exchange first (docs/exports.md).</summary>
public static class PaymentExport
{
    /// <summary>The columns. The account is masked before it is ever listed: an export cannot tell more.</summary>
    public static ImmutableArray<ExportField<PaymentRow>> Fields { get; } =
    [
        new("exchange", ExportType.Text, row => ExportCell.Of(row.Entry.Id.Value)),
        new("visitor", ExportType.Text, row => ExportCell.Of(row.Entry.Visitor)),
        new("cluster", ExportType.Text, row => ExportCell.Of(row.Entry.VisitingCluster)),
        new("kind", ExportType.Text, row => ExportCell.Of(ExportCodes.Of(row.Payment.Kind))),
        new("state", ExportType.Text, row => ExportCell.Of(ExportCodes.Of(row.Payment.State))),
        new("amount_eur", ExportType.Money, row => ExportCell.Of(row.Payment.Amount)),
        new("moved_eur", ExportType.Money, row => ExportCell.Of(row.Payment.Moved), totalled: true),
        new("account", ExportType.Text, row => ExportCell.Of(row.Payment.Account)),
        new("ordered_at_utc", ExportType.Moment, row => ExportCell.Of(row.Payment.OrderedAt)),
        new("value_date", ExportType.Date, row => ExportCell.Of(row.Payment.ValueDate)),
        new("bank_reference", ExportType.Text, row => ExportCell.Of(row.Payment.BankReference)),
        new("returned_at_utc", ExportType.Moment, row => ExportCell.Of(row.Payment.ReturnedAt)),
        new("return_value_date", ExportType.Date, row => ExportCell.Of(row.Payment.ReturnValueDate)),
        new("return_reference", ExportType.Text, row => ExportCell.Of(row.Payment.ReturnReference)),
    ];

    /// <summary>The payments of the exchanges of a list.</summary>
    public static ExportSheet Open(DeskLists lists, DeskQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lists);
        return ExportSheet.Of("payments", Fields, lists.AllExchangesAsync(query, cancellationToken)
            .SelectMany(entry => (entry.Facts?.Payments ?? []).Select(payment => new PaymentRow(entry, payment))));
    }
}
