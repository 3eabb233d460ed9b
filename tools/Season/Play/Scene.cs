using CE4BIG.Season.Planning;
using CE4BIG.Season.Post;

namespace CE4BIG.Season.Play;

/// <summary>One exchange as it stands, as far as its people know from their mails and from what they did.</summary>
internal sealed class Scene(ExchangePlan plan, Ensemble ensemble, Pace pace)
{
    private readonly Dictionary<string, DateOnly> _firstSeen = new(StringComparer.Ordinal);
    private readonly HashSet<(string Kind, string To)> _letters = [];
    private readonly List<string> _visitors = [plan.VisitorEmail];
    private readonly List<string> _hosts = [plan.HostEmail];
    private readonly Dictionary<string, Letter> _asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Letter> _pages = new(StringComparer.Ordinal);

    public ExchangePlan Plan => plan;

    public Ensemble Ensemble => ensemble;

    public DateOnly Today => pace.Today;

    public DateOnly VisitStart { get; private set; }

    public DateOnly VisitEnd => WorkingDays.LastOf(VisitStart, plan.WorkingDays);

    public DateOnly CertifiedEnd => WorkingDays.LastOf(VisitStart, plan.CertifiedWorkingDays);

    /// <summary>The visit's first day as it is named after postponing: later than it was, and far enough to be approved again.</summary>
    public DateOnly NewStart { get; private set; }

    public DateOnly NewEnd => WorkingDays.LastOf(NewStart, plan.WorkingDays);

    public string Visitor => _visitors[^1];

    public string Host => _hosts[^1];

    /// <summary>Steps that somebody was asked for and has not answered, each with the latest mail that leads there.</summary>
    public IReadOnlyDictionary<string, Letter> Asked => _asked;

    /// <summary>The day on which the first mail of a kind came.</summary>
    public DateOnly? FirstSeen(string letterKind) => _firstSeen.TryGetValue(letterKind, out var day) ? day : null;

    /// <summary>Whether such a mail came to the visitor, whoever that was or is.</summary>
    public bool CameToVisitor(string letterKind) => _visitors.Exists(v => _letters.Contains((letterKind, v)));

    /// <summary>Whether such a mail came to the host, whoever that was or is.</summary>
    public bool CameToHost(string letterKind) => _hosts.Exists(h => _letters.Contains((letterKind, h)));

    /// <summary>Whether such a mail came to anybody.</summary>
    public bool Came(string letterKind) => _letters.Any(l => l.Kind == letterKind);

    public bool CameTo(string letterKind, string address) => _letters.Contains((letterKind, address));

    /// <summary>The latest mail that leads the visitor to the page of their exchange.</summary>
    public Letter? VisitorsPage => _pages.GetValueOrDefault(Visitor);

    /// <summary>The latest mail that leads the host to the page of the exchange.</summary>
    public Letter? HostsPage => _pages.GetValueOrDefault(Host);

    public void Begin(DateOnly visitStart) => VisitStart = visitStart;

    public void Receive(Letter letter)
    {
        _firstSeen.TryAdd(letter.Kind, Today);
        _letters.Add((letter.Kind, letter.To));
        if (letter.Step is { } step)
        {
            _asked[step] = letter;
        }
        else if (letter.LeadsToExchange)
        {
            _pages[letter.To] = letter;
        }

        ensemble.Announce(Ensemble.Name(plan.Persona.Name, letter.Kind));
    }

    /// <summary>A step was answered, or its link is dead; a later mail may ask again.</summary>
    public void Settle(string step) => _asked.Remove(step);

    public void ReplaceVisitor(string address) => _visitors.Add(address);

    public void ReplaceHost(string address) => _hosts.Add(address);

    /// <summary>Looks for new dates; they are taken when the form with them is.</summary>
    public void LookForNewDates()
    {
        var enough = Today.AddDays(plan.DaysAheadOfNewDates(pace.RealTime(1)));
        NewStart = WorkingDays.OnOrAfter(enough > VisitStart ? enough : VisitStart.AddDays(1));
    }

    public void TakeNewDates() => VisitStart = NewStart;
}
