using System.Globalization;

namespace CE4BIG.Season.Play;

/// <summary>How many exchanges are in which phase.</summary>
internal sealed class Scoreboard(int exchanges)
{
    private readonly Lock _gate = new();
    private readonly Phase[] _phases = new Phase[exchanges];

    public void Set(int exchange, Phase phase)
    {
        lock (_gate)
        {
            _phases[exchange - 1] = phase;
        }
    }

    public int Count(Phase phase)
    {
        lock (_gate)
        {
            return _phases.Count(p => p == phase);
        }
    }

    public override string ToString() => string.Join(
        " · ", Enum.GetValues<Phase>().Select(phase => (phase, count: Count(phase))).Where(p => p.count > 0)
            .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.phase.ToString().ToLowerInvariant()} {p.count}")));
}
