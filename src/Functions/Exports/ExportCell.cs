using CE4BIG.Domain.Amounts;

namespace CE4BIG.Functions.Exports;

/// <summary>One cell: words, a number or a time, or nothing. Which of them is told by its column.</summary>
public readonly record struct ExportCell
{
    private ExportCell(string? text, decimal? number, DateTime? time) => (Text, Number, Time) = (text, number, time);

    /// <summary>Words; null where there are none.</summary>
    public string? Text { get; }

    /// <summary>A number, or an amount in euro; null where there is none.</summary>
    public decimal? Number { get; }

    /// <summary>A day or a moment in UTC; null where there is none.</summary>
    public DateTime? Time { get; }

    /// <summary>Words.</summary>
    public static ExportCell Of(string? text) => new(string.IsNullOrEmpty(text) ? null : text, null, null);

    /// <summary>A whole number.</summary>
    public static ExportCell Of(long? number) => new(null, number, null);

    /// <summary>An amount.</summary>
    /// <exception cref="ArgumentException">It is not in euro, which the column's name promises.</exception>
    public static ExportCell Of(Money? amount) => amount is { Currency: not Money.Euro }
        ? throw new ArgumentException($"{amount} is not in euro.", nameof(amount))
        : new(null, amount?.Cents / 100m, null);

    /// <summary>A day.</summary>
    public static ExportCell Of(DateOnly? day) => new(null, null, day?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));

    /// <summary>A moment.</summary>
    public static ExportCell Of(DateTimeOffset? moment) => new(null, null, moment?.UtcDateTime);
}
