using System.Collections.Immutable;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Lifecycle;

/// <summary>Where an exchange stands, as the orchestrators need it: names and keys only, no personal data (architecture §3).</summary>
/// <param name="Exchange">Its number.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="OpenSteps">The keys of its open steps; not the end of retention, which lies years ahead and is the agenda's.</param>
/// <param name="Trail">The length of its audit trail: a later look has a longer one. Also names rounds of sub-orchestrations.</param>
public sealed record Position(string Exchange, Stage Stage, ImmutableArray<string> OpenSteps, int Trail)
{
    /// <summary>After how much real time to try again the mails about the exchange as a whole that the provider did not take; null where none wait.</summary>
    public TimeSpan? RetryMailsAfter { get; init; }

    /// <summary>Whether mails about the exchange as a whole wait for the lifecycle, which would not look by itself now.</summary>
    public bool MailsWait { get; init; }

    /// <summary>Steps of other exchanges for which money has become free: instance ids, to be nudged.</summary>
    public ImmutableArray<string> Wake { get; init; } = [];

    /// <summary>The position of a stored exchange.</summary>
    public static Position Of(ExchangeState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var open = state.Steps.Where(s => s.IsOpen && s.Key.Kind != StepKind.Retention).Select(s => s.Key.ToString());
        return new Position(state.Id.Value, state.Stage, [.. open], state.AuditCount);
    }
}
