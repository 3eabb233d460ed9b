using System.Globalization;
using CE4BIG.Season.Personas;

namespace CE4BIG.Season.Play;

/// <summary>What the people of an exchange do: by their persona's cues and interventions, otherwise what is straightforward.</summary>
internal sealed class Role(Scene scene)
{
    private readonly List<Cue> _cues = [.. scene.Plan.Persona.Cues];
    private readonly List<Intervention> _interventions = [.. scene.Plan.Persona.Interventions];

    /// <summary>Whether nobody has anything left to say that was planned.</summary>
    public bool IsPlayed => _interventions.Count == 0 && !_cues.Exists(c => c.Move is not null);

    /// <summary>The move at a step such as visiting-approval-1; null where nobody moves yet.</summary>
    /// <exception cref="UnplayableException">A step that nobody knows.</exception>
    public Line? At(string step)
    {
        var kind = step[..step.LastIndexOf('-')];
        var cue = _cues.Find(c => c.Step == kind && !IsOver(c));
        return cue is null ? Moves.Straightforward(kind) is { } move ? new Line(move, null) : null
            : cue.Move is { } cued ? new Line(cued, cue)
            : null;
    }

    /// <summary>A line was said and taken.</summary>
    public void Said(Line line)
    {
        if (line.Cue is not null)
        {
            _cues.Remove(line.Cue);
        }

        line.Move.Afterwards(scene);
    }

    /// <summary>What somebody does now of their own accord, or null.</summary>
    public Intervention? Intervening() => _interventions.Find(i => i.When.DayIn(scene) <= scene.Today);

    public void Did(Intervention intervention)
    {
        _interventions.Remove(intervention);
        intervention.Afterwards(scene);
    }

    /// <summary>The next day on which somebody does something without a mail; null where there is none.</summary>
    public DateOnly? NextDay()
    {
        DateOnly? next = null;
        foreach (var day in Triggers().Select(t => t.DayIn(scene)).Where(d => d > scene.Today))
        {
            next = next is null || day < next ? day : next;
        }

        return next;
    }

    /// <summary>What is awaited from elsewhere.</summary>
    public IEnumerable<Task> News() => Triggers().SelectMany(t => t.News(scene)).Where(t => !t.IsCompleted);

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private IEnumerable<Trigger> Triggers() => _cues.Select(c => c.Until).OfType<Trigger>().Concat(_interventions.Select(i => i.When));

    // A silence that has ended stays in the list, where it does no harm.
    private bool IsOver(Cue cue) => cue.Until?.DayIn(scene) <= scene.Today;
}
