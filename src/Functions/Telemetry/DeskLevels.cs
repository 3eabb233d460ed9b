using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Telemetry;

/// <summary>
/// How things stand, for those metrics that are looked up. Nothing is read for it: rounds that look anyway leave here what they saw. What an
/// instance has not seen for a while it says no more, since another one may have been busy meanwhile.
/// </summary>
public sealed class DeskLevels(TimeProvider real)
{
    // Two rounds of ten minutes, and the longest pause between two attempts at a mail, with some to spare.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(25);

    private readonly ConcurrentDictionary<(string Programme, Stage Stage), (long Open, long Overdue, DateTimeOffset At)> _stages = new();
    private readonly ConcurrentDictionary<(ExchangeId Exchange, StepKey? Step), (int Count, DateTimeOffset At)> _pending = new();

    /// <summary>Keeps how many exchanges of a programme are in a stage.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="open">How many have not ended.</param>
    /// <param name="overdue">Of how many the next deadline is past.</param>
    public void Saw(string programme, Stage stage, long open, long overdue) => _stages[(programme, stage)] = (open, overdue, real.GetUtcNow());

    /// <summary>Keeps how many mails still wait since the provider did not take them.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="step">The step they are about; null for the exchange as a whole.</param>
    /// <param name="count">How many; none takes it off.</param>
    public void Waits(ExchangeId exchange, StepKey? step, int count)
    {
        if (count > 0)
        {
            _pending[(exchange, step)] = (count, real.GetUtcNow());
        }
        else
        {
            _pending.TryRemove((exchange, step), out _);
        }
    }

    internal IEnumerable<Measurement<long>> Open() => Stages(seen => seen.Open);

    internal IEnumerable<Measurement<long>> Overdue() => Stages(seen => seen.Overdue);

    internal long MailsPending()
    {
        foreach (var (key, seen) in _pending)
        {
            if (!IsFresh(seen.At))
            {
                _pending.TryRemove(key, out _);
            }
        }

        return _pending.Values.Sum(seen => seen.Count);
    }

    private IEnumerable<Measurement<long>> Stages(Func<(long Open, long Overdue, DateTimeOffset At), long> level) => _stages
        .Where(seen => IsFresh(seen.Value.At))
        .Select(seen => new Measurement<long>(
            level(seen.Value), new KeyValuePair<string, object?>("programme", seen.Key.Programme), new KeyValuePair<string, object?>("stage", seen.Key.Stage.ToString())));

    private bool IsFresh(DateTimeOffset at) => real.GetUtcNow() - at < Fresh;
}
