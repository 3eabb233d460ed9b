using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.PageBench.Making;
using CE4BIG.PageBench.Running;

namespace CE4BIG.PageBench.Load;

/// <summary>Which pages are asked for, by whom and how often.</summary>
internal static class Mix
{
    private const double Page = 60;

    public static IReadOnlyList<PageKind> Of(Site site)
    {
        var desk = new DeskVisits(site);
        return
        [
            new("landing", Page, 8, _ => At("/")),
            new("apply", Page, 6, _ => At("/apply")),
            new("my exchange, visitor", Page, 14, random => new Look(Any(site.Made, random).VisitorPage)),
            new("my exchange, host", Page, 6, random => new Look(Any(site.Made, random).HostPage)),
            new("commitment", Page, 3, random => new Look(Commitment(Any(site.Made, random).VisitorPage))),
            .. Steps(site),
            new("desk, all exchanges", Page, 6, _ => desk.AsCoordinator("/desk")),
            new("desk, a cluster's exchanges", Page, 6, random => desk.AsManager("/desk", random)),
            new("desk, file", Page, 10, desk.File),
        ];

        Look At(string path) => new(new Uri(site.Address, path));
    }

    // Every kind of step that somebody is asked just now.
    private static IEnumerable<PageKind> Steps(Site site) => site.Made.SelectMany(m => m.Steps).GroupBy(s => s.Kind).OrderBy(g => g.Key).Select(group =>
    {
        var addresses = group.Select(s => s.Address).ToArray();
        return new PageKind("step, " + Name(group.Key), Page, 2, random => new Look(Any(addresses, random)));
    });

    private static string Name(StepKind kind) => new StepKey(kind, 1).ToString()[..^2];

    private static Uri Commitment(Uri page) => new UriBuilder(page) { Path = page.AbsolutePath + "/commitment" }.Uri;

    private static T Any<T>(IReadOnlyList<T> all, Random random) => all[random.Next(all.Count)];

    /// <summary>Members of staff at their desk.</summary>
    private sealed class DeskVisits(Site site)
    {
        private readonly Dictionary<string, List<Made>> _byCluster =
            site.Made.GroupBy(m => m.VisitingCluster, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);

        public Look AsCoordinator(string path) => As(site.Programme.Coordinators[0], path);

        public Look AsManager(string path, Random random) => As(Any(site.Programme.Clusters, random).Managers[0], path);

        public Look AsFinance(string path, Random random) => As(Any(site.Programme.Clusters, random).Finance[0], path);

        public Look File(Random random)
        {
            var cluster = Any(site.Programme.Clusters, random);
            var path = $"/desk/exchange/{Any(_byCluster[cluster.Id], random).Id}";
            return random.Next(3) switch
            {
                0 => AsCoordinator(path),
                1 => As(cluster.Managers[0], path),
                _ => As(cluster.Finance[0], path),
            };
        }

        private Look As(Person person, string path) => new(new Uri(site.Address, path), site.Cookies[person.Id]);
    }
}
