using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Exchanges;

/// <summary>Who acts for whom in one exchange, found from the programme and the application (domain: The lifecycle, "Steps and who acts").</summary>
internal sealed class People(Programme programme, Application application)
{
    public Addressee Visitor { get; } = new(Role.Visitor, application.VisitorContact.Name, application.VisitorContact.Email, application.VisitorContact.Language);

    public Addressee Host { get; } = new(Role.Host, application.HostContact.Name, application.HostContact.Email, application.HostContact.Language);

    public Addressee VisitingManager => Of(Role.VisitingManager, VisitingCluster.Managers[0]);

    public Addressee HostingManager => Of(Role.HostingManager, HostingCluster.Managers[0]);

    public Addressee VisitingDeputy => Of(Role.VisitingDeputy, VisitingCluster.Deputies[0]);

    public Addressee HostingDeputy => Of(Role.HostingDeputy, HostingCluster.Deputies[0]);

    public Addressee Coordinator => Of(Role.Coordinator, programme.Coordinators[0]);

    private Cluster VisitingCluster => Cluster(application.Visitor.ClusterId);

    private Cluster HostingCluster => Cluster(application.Host.ClusterId);

    /// <summary>The first finance officer who had no part in the decision (design: whoever approved an exchange never pays it).</summary>
    public Addressee? Finance(IReadOnlySet<string> approvers) =>
        VisitingCluster.Finance.Where(p => !approvers.Contains(p.Email)).Select(p => Of(Role.Finance, p)).FirstOrDefault();

    // Eligibility refused any application that names a cluster the programme does not have.
    private Cluster Cluster(string id) => programme.FindCluster(id) ?? throw new InvalidOperationException($"No cluster {id} in programme {programme.Id}.");

    private static Addressee Of(Role role, Person person) => new(role, person.Name, person.Email, person.Language);
}
