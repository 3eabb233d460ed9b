using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;

namespace CE4BIG.Azure.Data.Tables.Tests;

/// <summary>A typed entity with every type that a table stores.</summary>
public sealed record Visit : ITableEntity
{
    public string PartitionKey { get; set; } = "p";

    public string RowKey { get; set; } = "r";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string? Text { get; init; }

    public bool Flag { get; init; }

    public int Days { get; init; }

    public int? MaybeDays { get; init; }

    public long Cents { get; init; }

    public double Kilometres { get; init; }

    public DateTime StartsUtc { get; init; } = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public DateTimeOffset EndsOn { get; init; } = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    public Guid Id { get; init; }

    public byte[]? Bytes { get; init; }

    public BinaryData? Data { get; init; }

    public DayOfWeek Weekday { get; init; }

    [DataMember(Name = "stored_name")]
    public string? Renamed { get; init; }

    [IgnoreDataMember]
    public string? Ignored { get; init; }

    public int Doubled => Days * 2;
}
