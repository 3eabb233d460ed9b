using System.Text.Json;
using System.Text.Json.Serialization;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Audit;

/// <summary>A row of the trail as a line of <c>trail.jsonl</c>. There is one way to write a row; a line written otherwise is no row.</summary>
public static class TrailLine
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
    };

    /// <summary>Writes a row; no line break at its end.</summary>
    public static byte[] Write(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var seal = entry.Seal ?? throw new ArgumentException("Only sealed rows are handed out.", nameof(entry));
        return JsonSerializer.SerializeToUtf8Bytes(
            new Line(
                entry.Number,
                entry.At.UtcDateTime,
                entry.Role,
                entry.Who,
                entry.Action,
                entry.Decision,
                entry.Intervention,
                entry.Ending,
                entry.Step?.ToString(),
                entry.Asked,
                entry.Amount?.Cents,
                entry.From,
                entry.To,
                entry.Reason,
                entry.ProgrammeVersion,
                seal.Salt,
                seal.Who,
                seal.Asked,
                seal.Reason,
                seal.Evidence,
                seal.Hash),
            Options);
    }

    /// <summary>Reads a line; null where it is not exactly what <see cref="Write"/> writes.</summary>
    public static AuditEntry? Read(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(line, Options) is { } read && Entry(read) is { } entry && line.SequenceEqual(Write(entry)) ? entry : null;
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static AuditEntry? Entry(Line line)
    {
        StepKey? step = null;
        if (line.Step is not null)
        {
            if (!StepKey.TryParse(line.Step, out var key))
            {
                return null;
            }

            step = key;
        }

        return new AuditEntry
        {
            Number = line.Number,
            At = new DateTimeOffset(DateTime.SpecifyKind(line.At, DateTimeKind.Utc)),
            Role = line.Role,
            Who = line.Who,
            Action = line.Action,
            Decision = line.Decision,
            Intervention = line.Intervention,
            Ending = line.Ending,
            Step = step,
            Asked = line.Asked,
            Amount = line.AmountCents is { } cents ? new Money(cents) : null,
            From = line.From,
            To = line.To,
            Reason = line.Reason,
            ProgrammeVersion = line.ProgrammeVersion,
            Seal = new EntrySeal(line.Salt, line.WhoDigest, line.AskedDigest, line.ReasonDigest, line.EvidenceDigest, line.Hash),
        };
    }

    private sealed record Line(
        int Number,
        DateTime At,
        Role Role,
        string Who,
        AuditAction Action,
        Decision? Decision,
        Intervention? Intervention,
        Ending? Ending,
        string? Step,
        string? Asked,
        long? AmountCents,
        Stage From,
        Stage To,
        string? Reason,
        string ProgrammeVersion,
        string? Salt,
        string WhoDigest,
        string? AskedDigest,
        string? ReasonDigest,
        string? EvidenceDigest,
        string Hash);
}
