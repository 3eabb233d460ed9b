using System.Globalization;
using CE4BIG.Season.Planning;
using CE4BIG.Season.Play;

namespace CE4BIG.Season.Reporting;

/// <summary>Counts what each persona came to.</summary>
internal sealed class Casting
{
    private readonly Lock _gate = new();
    private readonly List<(ExchangePlan Plan, Played? Played)> _played = [];

    /// <summary>An exchange is over; null: not as planned.</summary>
    public void Add(ExchangePlan plan, Played? played)
    {
        lock (_gate)
        {
            _played.Add((plan, played));
        }
    }

    public IReadOnlyDictionary<string, PersonaCount> Personas => new SortedDictionary<string, PersonaCount>(
        All.GroupBy(p => p.Plan.Persona.Name, StringComparer.Ordinal).ToDictionary(
            g => g.Key,
            g => new PersonaCount(Name(g.First().Plan.Persona.Ending), g.Count(), g.Count(p => p.Played is not null)),
            StringComparer.Ordinal),
        StringComparer.Ordinal);

    /// <summary>Each persona with ending, cents and how often, in order: two runs of one seed say the same.</summary>
    public IReadOnlyList<string> Outcomes =>
    [
        .. All.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Plan.Persona} {(p.Played is null ? "Deviated" : Name(p.Played.Ending))} {p.Played?.Cents ?? 0}"))
            .GroupBy(outcome => outcome, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key} x{g.Count()}")),
    ];

    private (ExchangePlan Plan, Played? Played)[] All
    {
        get
        {
            lock (_gate)
            {
                return [.. _played];
            }
        }
    }

    // cancelled-by-host → CancelledByHost
    private static string Name(string ending) => string.Concat(ending.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
}
