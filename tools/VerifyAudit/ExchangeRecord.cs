using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Audit;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.VerifyAudit;

/// <summary>
/// What <c>exchange.json</c> says of that which the trail tells too: stage, ending, steps and amounts. The rest of it, and the pages,
/// nothing but the manifest holds.
/// </summary>
internal sealed record ExchangeRecord(
    ExchangeId Exchange,
    string ProgrammeVersion,
    Stage Stage,
    ImmutableArray<ExchangeRecord.Asked> Decisions,
    ImmutableArray<ExchangeRecord.Payment> Payments,
    ImmutableArray<ExchangeRecord.Recovery> Recoveries,
    Ending? Ending = null,
    ExchangeRecord.Sum? Reserved = null,
    ExchangeRecord.Sum? Granted = null)
{
    private const string Unreadable = "is not as the desk writes it";

    // Most of the entry is looked past, but nothing may be said twice: a reader might see the other one.
    private static readonly JsonSerializerOptions Options = new(AuditJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
        AllowDuplicateProperties = false,
    };

    /// <summary>What the entry says otherwise than the trail.</summary>
    public static IEnumerable<string> Contradictions(byte[] entry, ExchangeId exchange, IEnumerable<AuditEntry> rows)
    {
        try
        {
            return AuditFile.Parse<ExchangeRecord>(entry, Options) is { Decisions.IsDefault: false, Payments.IsDefault: false, Recoveries.IsDefault: false } record
                ? [.. record.Against(exchange, TrailReading.Of(rows))]
                : [Unreadable];
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or ArgumentException or NotSupportedException or OverflowException)
        {
            return [Unreadable];
        }
    }

    private IEnumerable<string> Against(ExchangeId exchange, TrailReading trail)
    {
        var paid = Payments.Where(p => p is { ValueDate: not null, ReturnedAt: null }).Aggregate(Money.Zero, (sum, p) => sum + p.Amount);
        var back = Recoveries.Where(r => r.ReceivedOn is not null).Aggregate(Money.Zero, (sum, r) => sum + r.Amount);
        IEnumerable<(string What, object? Said, object? Told)> facts =
        [
            ("exchange", Exchange, exchange),
            ("programme version", ProgrammeVersion, trail.ProgrammeVersion),
            ("stage", Stage, trail.Stage),
            ("ending", Ending, trail.Ending),
            ("reserved", Reserved?.Amount, trail.Reserved),
            ("granted", Granted?.Amount, trail.Granted),
            ("paid", paid - back, trail.Paid),
            .. Steps(trail),
        ];
        return facts.Where(f => !Equals(f.Said, f.Told)).Select(f => $"says {f.What}: {f.Said ?? "none"}, and the trail: {f.Told ?? "none"}");
    }

    private IEnumerable<(string What, object? Said, object? Told)> Steps(TrailReading trail)
    {
        var said = Decisions.ToLookup(d => d.Step, d => (d.State, d.Decision, d.Email), StringComparer.Ordinal);
        foreach (var step in trail.Steps.Keys.Union(said.Select(d => d.Key), StringComparer.Ordinal))
        {
            yield return ($"step {step}", said[step].Count() > 1 ? "two of them" : said[step].Select(Text).FirstOrDefault(), trail.Steps.TryGetValue(step, out var told) ? Text(told) : null);
        }
    }

    private static string Text((StepState State, Decision? Decision, string? Asked) step) => $"{step.State} {step.Decision} {step.Asked}";

    internal sealed record Asked(string Step, StepState State, Decision? Decision = null, string? Email = null);

    internal sealed record Sum(Money Amount);

    internal sealed record Payment(Money Amount, DateOnly? ValueDate = null, DateTimeOffset? ReturnedAt = null);

    internal sealed record Recovery(Money Amount, DateOnly? ReceivedOn = null);
}
