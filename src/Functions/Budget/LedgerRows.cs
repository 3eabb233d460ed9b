using System.Globalization;
using Azure.Data.Tables;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Budget;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Budget;

/// <summary>A ledger's partition, row by row, in columns that an auditor can read.</summary>
internal static class LedgerRows
{
    public const string Head = "head";
    public const string LineFrom = "wait|";

    // The character after the bar: what sorts below it and not below LineFrom is a place in line.
    public const string LineTo = "wait}";

    private const string ExchangeColumn = "Exchange";
    private const string NeedsColumn = "NeedsCents";
    private const string AmountColumn = "AmountCents";
    private const string PlaceColumn = "Place";

    /// <summary>Ids hold no bar, so no two pairs give one key.</summary>
    public static string Partition(string programmeId, string clusterId) => $"{programmeId}|{clusterId}";

    public static string AccountKey(ExchangeId exchange) => $"exchange|{exchange}";

    public static string EntryKey(int number) => string.Create(CultureInfo.InvariantCulture, $"entry|{number:D9}");

    public static string PlaceKey(long ticks, ExchangeId exchange) => string.Create(CultureInfo.InvariantCulture, $"{LineFrom}{ticks:D19}|{exchange}");

    public static TableEntity Write(string partition, LedgerHead head)
    {
        var row = new TableEntity(partition, Head)
        {
            [nameof(head.LastNumber)] = head.LastNumber,
            [nameof(head.Waiting)] = head.Waiting,
            [nameof(head.LastInLine)] = head.LastInLine,
        };
        WritePosition(row, head.Booked);
        return row;
    }

    public static LedgerHead ReadHead(TableEntity row) => new(
        ReadPosition(row),
        row.GetInt32(nameof(LedgerHead.LastNumber)) ?? 0,
        row.GetInt32(nameof(LedgerHead.Waiting)) ?? 0,
        row.GetInt64(nameof(LedgerHead.LastInLine)) ?? 0,
        row.ETag);

    public static TableEntity Write(string partition, ExchangeId exchange, LedgerAccount account)
    {
        var row = new TableEntity(partition, AccountKey(exchange));
        WritePosition(row, account.Position);
        if (account.Place is { } place)
        {
            row[PlaceColumn] = place.Key;
            row[NeedsColumn] = place.Needs.Cents;
        }

        return row;
    }

    public static LedgerAccount ReadAccount(TableEntity row, ExchangeId exchange) => new(
        ReadPosition(row),
        row.GetString(PlaceColumn) is { } key ? new LinePlace(key, exchange, Cents(row, NeedsColumn)) : null);

    public static TableEntity Write(string partition, LinePlace place) => new(partition, place.Key)
    {
        [ExchangeColumn] = place.Exchange.Value,
        [NeedsColumn] = place.Needs.Cents,
    };

    public static LinePlace ReadPlace(TableEntity row) => new(row.RowKey, Exchange(row), Cents(row, NeedsColumn));

    public static TableEntity Write(string partition, LedgerEntry entry) => new(partition, EntryKey(entry.Number))
    {
        [nameof(entry.Number)] = entry.Number,
        [nameof(entry.At)] = entry.At,
        [ExchangeColumn] = entry.Exchange.Value,
        [nameof(entry.Move.Kind)] = entry.Move.Kind.ToString(),
        [AmountColumn] = entry.Move.Amount.Cents,
        [nameof(entry.ProgrammeVersion)] = entry.ProgrammeVersion,
    };

    public static LedgerEntry ReadEntry(TableEntity row) => new(
        row.GetInt32(nameof(LedgerEntry.Number))!.Value,
        row.GetDateTimeOffset(nameof(LedgerEntry.At))!.Value,
        Exchange(row),
        new LedgerMove(Enum.Parse<LedgerEntryKind>(row.GetString(nameof(LedgerMove.Kind))!), Cents(row, AmountColumn)),
        row.GetString(nameof(LedgerEntry.ProgrammeVersion))!);

    /// <summary>What of a query is compared where the rows are; begins with what joins it to another condition.</summary>
    public static string Filter(LedgerQuery query)
    {
        var filter = string.Empty;
        if (query.Kind is { } kind)
        {
            filter += " and " + TableClient.CreateQueryFilter($"Kind eq {kind.ToString()}");
        }

        if (query.From is { } from)
        {
            filter += " and " + TableClient.CreateQueryFilter($"At ge {from}");
        }

        if (query.Before is { } before)
        {
            filter += " and " + TableClient.CreateQueryFilter($"At lt {before}");
        }

        return filter;
    }

    private static void WritePosition(TableEntity row, LedgerPosition position)
    {
        row[Column(nameof(position.Reserved))] = position.Reserved.Cents;
        row[Column(nameof(position.Committed))] = position.Committed.Cents;
        row[Column(nameof(position.Paid))] = position.Paid.Cents;
        row[Column(nameof(position.Recovered))] = position.Recovered.Cents;
    }

    private static LedgerPosition ReadPosition(TableEntity row) => new(
        Cents(row, Column(nameof(LedgerPosition.Reserved))),
        Cents(row, Column(nameof(LedgerPosition.Committed))),
        Cents(row, Column(nameof(LedgerPosition.Paid))),
        Cents(row, Column(nameof(LedgerPosition.Recovered))));

    private static string Column(string name) => name + "Cents";

    // A column that is not there must never read as no money.
    private static Money Cents(TableEntity row, string column) =>
        new(row.GetInt64(column) ?? throw new InvalidOperationException($"{row.PartitionKey} {row.RowKey} has no {column}."));

    private static ExchangeId Exchange(TableEntity row) => ExchangeId.TryParse(row.GetString(ExchangeColumn), out var exchange)
        ? exchange
        : throw new InvalidOperationException($"{row.PartitionKey} {row.RowKey} names no exchange.");
}
