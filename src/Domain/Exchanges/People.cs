using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Exchanges;

/// <summary>Who acts for the clusters in one exchange, found from the programme and the application (domain: The lifecycle, "Steps and who acts").</summary>
internal sealed class People(Programme programme, Application application)
{
    public Cluster VisitingCluster => Cluster(application.Visitor.ClusterId);

    public Cluster HostingCluster => Cluster(application.Host.ClusterId);

    /// <summary>The first finance officer who had no part in the decision (design: whoever approved an exchange never pays it), by the same rules.</summary>
    public Addressee? Finance(IReadOnlyCollection<string> excluded, DateOnly today) =>
        First(VisitingCluster.Finance, VisitingCluster.Staff, excluded, today) is { } officer ? Of(Role.Finance, officer) : null;

    /// <summary>The first coordinator by the same rules; null where all are excluded.</summary>
    public Addressee? Coordinator(IReadOnlyCollection<string> excluded, DateOnly today) =>
        First(programme.Coordinators, programme.Coordinators, excluded, today) is { } coordinator ? Of(Role.Coordinator, coordinator) : null;

    /// <summary>
    /// The first of a cluster's managers and deputies who can be asked. Whoever is away is represented by their stand-in at once; where
    /// everybody is away, the first is asked all the same, since somebody must be.
    /// </summary>
    public static Addressee? First(StepKind kind, Cluster cluster, IReadOnlyCollection<string> excluded, DateOnly today) =>
        First(Deciders(cluster), cluster.Staff, excluded, today) is { } person ? Of(kind, cluster, person) : null;

    private static Person? First(IEnumerable<Person> people, IEnumerable<Person> standIns, IReadOnlyCollection<string> excluded, DateOnly today)
    {
        foreach (var person in people)
        {
            var here = person.IsAway(today) ? StandIn(standIns, person, today) : person;
            if (here is not null && !here.IsAway(today) && !Contains(excluded, here))
            {
                return here;
            }
        }

        return people.FirstOrDefault(p => !Contains(excluded, p));
    }

    /// <summary>The managers and deputies who are there and not excluded.</summary>
    public static IEnumerable<Person> Colleagues(Cluster cluster, IReadOnlyCollection<string> excluded, DateOnly today) =>
        Deciders(cluster).Where(p => !p.IsAway(today) && !Contains(excluded, p));

    /// <summary>Somebody of a cluster in the role that this step gives them.</summary>
    public Addressee Of(StepKind kind, Person person) => Of(kind, kind == StepKind.HostingApproval ? HostingCluster : VisitingCluster, person);

    private static IEnumerable<Person> Deciders(Cluster cluster) => [.. cluster.Managers, .. cluster.Deputies];

    private static Person? StandIn(IEnumerable<Person> standIns, Person person, DateOnly today) =>
        person.Absences.FirstOrDefault(a => a.Covers(today))?.StandIn is { } id ? standIns.FirstOrDefault(p => p.Id == id) : null;

    private static bool Contains(IReadOnlyCollection<string> addresses, Person person) => addresses.Contains(person.Email, StringComparer.OrdinalIgnoreCase);

    private static Addressee Of(StepKind kind, Cluster cluster, Person person)
    {
        var isManager = cluster.Managers.Contains(person);
        var role = kind == StepKind.HostingApproval
            ? (isManager ? Role.HostingManager : Role.HostingDeputy)
            : (isManager ? Role.VisitingManager : Role.VisitingDeputy);
        return Of(role, person);
    }

    // Eligibility refused any application that names a cluster the programme does not have.
    private Cluster Cluster(string id) => programme.FindCluster(id) ?? throw new InvalidOperationException($"No cluster {id} in programme {programme.Id}.");

    private static Addressee Of(Role role, Person person) => new(role, person.Name, person.Email, person.Language);
}
