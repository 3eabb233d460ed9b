using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.PageBench.Making;
using CE4BIG.PageBench.Running;

namespace CE4BIG.PageBench.Load;

/// <summary>Which pages are asked for, by whom and how often.</summary>
internal static class Mix
{
    private const double Page = 60;
    private const double Dashboard = 150;

    private static readonly string[] Sections = ["organisation", "person", "host", "visit", "purpose", "bank", "declarations", "review"];

    private static readonly string[] Filters =
        ["stage=approval", "stage=report", "ending=closed", "ending=withdrawn", "ending=noShow", "overdue=yes", "sort=due", "stage=report&overdue=yes", "stage=travel&sort=due"];

    public static IReadOnlyList<PageKind> Of(Site site) => [.. Applying(site), .. Following(site), .. Steps(site), .. AtTheDesk(site)];

    private static IEnumerable<PageKind> Applying(Site site)
    {
        yield return new("landing", Page, 8, _ => new Look(new Uri(site.Address, "/")));
        yield return new("apply, empty", Page, 4, _ => new Look(new Uri(site.Address, "/apply")));
        yield return new("apply, any section", Page, 10, random => new Look(new Uri(site.Address, "/apply"), Form: Section(Any(site.Begun, random), random)));
        yield return new("apply, a draft", Page, 4, random => new Look(Any(site.Begun, random).Page));
    }

    private static IEnumerable<PageKind> Following(Site site)
    {
        var paid = site.Made.Where(m => m.HasAmount).ToArray();
        yield return new("my exchange, visitor", Page, 14, random => new Look(Any(site.Made, random).VisitorPage));
        yield return new("my exchange, host", Page, 6, random => new Look(Any(site.Made, random).HostPage));
        yield return new("my exchange, commitment", Page, 3, random => new Look(Beside(Any(site.Made, random).VisitorPage, "commitment")));
        yield return new("my exchange, amount", Page, 3, random => new Look(Beside(Any(paid, random).VisitorPage, "amount")));
    }

    // Every kind of step that somebody is asked just now.
    private static IEnumerable<PageKind> Steps(Site site) => site.Made.SelectMany(m => m.Steps).GroupBy(s => s.Kind).OrderBy(g => g.Key).Select(group =>
    {
        var addresses = group.Select(s => s.Address).ToArray();
        return new PageKind("step, " + new StepKey(group.Key, 1).ToString()[..^2], Page, 2, random => new Look(Any(addresses, random)));
    });

    private static IEnumerable<PageKind> AtTheDesk(Site site)
    {
        var desk = new Staff(site);
        yield return new("desk, my tasks", Page, 8, random => desk.Manager("/desk", random));
        yield return new("desk, coordinator's tasks", Page, 2, _ => desk.Coordinator("/desk"));
        yield return new("desk, all exchanges", Page, 4, _ => desk.Coordinator("/desk/exchanges"));
        yield return new("desk, a cluster's exchanges", Page, 4, random => desk.Manager("/desk/exchanges", random));
        yield return new("desk, search", Page, 4, random => desk.Coordinator("/desk/exchanges?q=" + Word(Any(site.Made, random), random)));
        yield return new("desk, a cluster's search", Page, 4, random => desk.Manager("/desk/exchanges?q=" + Word(Any(site.Made, random), random), random));
        yield return new("desk, filtered", Page, 4, random => desk.Coordinator("/desk/exchanges?" + Any(Filters, random)));
        yield return new("desk, a cluster's filtered", Page, 4, random => desk.Manager("/desk/exchanges?" + Any(Filters, random), random));
        yield return new("desk, file", Page, 10, desk.File);
        yield return new("desk, finance", Page, 4, random => desk.Finance("/desk/finance", random));
        yield return new("desk, figures", Dashboard, 4, _ => desk.Coordinator("/desk/figures"));
        yield return new("desk, people", Page, 2, _ => desk.Coordinator("/desk/people"));
        yield return new("desk, my settings", Page, 2, random => desk.Manager("/desk/me", random));
    }

    // A word of the organisation's name: its first one is that of hundreds, its number that of one.
    private static string Word(Made made, Random random) => Uri.EscapeDataString(Any(made.Visitor.Split(' '), random));

    private static Dictionary<string, string> Section(MadeDraft draft, Random random) => new(draft.Fields, StringComparer.Ordinal)
    {
        ["formId"] = Guid.Empty.ToString(),
        ["section"] = Sections[0],
        ["go"] = Any(Sections, random),
    };

    private static Uri Beside(Uri page, string document) => new UriBuilder(page) { Path = page.AbsolutePath + "/" + document }.Uri;

    private static T Any<T>(IReadOnlyList<T> all, Random random) => all[random.Next(all.Count)];

    /// <summary>Members of staff at their desk.</summary>
    private sealed class Staff(Site site)
    {
        private readonly Dictionary<string, List<Made>> _byCluster =
            site.Made.GroupBy(m => m.VisitingCluster, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);

        public Look Coordinator(string path) => As(site.Programme.Coordinators[0], path);

        public Look Manager(string path, Random random) => As(Any(site.Programme.Clusters, random).Managers[0], path);

        public Look Finance(string path, Random random) => As(Any(site.Programme.Clusters, random).Finance[0], path);

        public Look File(Random random)
        {
            var cluster = Any(site.Programme.Clusters, random);
            var path = $"/desk/exchange/{Any(_byCluster[cluster.Id], random).Id}";
            return random.Next(3) switch
            {
                0 => Coordinator(path),
                1 => As(cluster.Managers[0], path),
                _ => As(cluster.Finance[0], path),
            };
        }

        private Look As(Person person, string path) => new(new Uri(site.Address, path), site.Cookies[person.Id]);
    }
}
