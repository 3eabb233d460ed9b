using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Functions.Desk;

/// <summary>Somebody of the staff, with what they may see.</summary>
/// <param name="Programme">The programme that lists them.</param>
/// <param name="Person">Who they are.</param>
/// <param name="Cluster">Their cluster; null for a coordinator, who sees all.</param>
public sealed record StaffMember(Programme Programme, Person Person, Cluster? Cluster)
{
    /// <summary>As pages show who is signed in.</summary>
    public string Name => Person.Name;

    /// <summary>Whether they may see an exchange (domain: staff access by need to know).</summary>
    public bool MaySee(ExchangeState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return MaySeeEvidence(state) || (Programme.Id == state.ProgrammeId && Cluster?.Id == state.Application.Host.ClusterId);
    }

    /// <summary>In what capacity they may act on an exchange; null where they may not.</summary>
    public Role? RoleIn(ExchangeState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Programme.Id != state.ProgrammeId ? null
            : Cluster is null ? Role.Coordinator
            : Cluster.Id == state.Application.Visitor.ClusterId ? RoleIn(Cluster, Role.VisitingManager, Role.VisitingDeputy, Role.Finance)
            : Cluster.Id == state.Application.Host.ClusterId ? RoleIn(Cluster, Role.HostingManager, Role.HostingDeputy, null)
            : null;
    }

    /// <summary>Whether they may see its evidence: the cluster that pays and the coordinator; travel papers are no business of the host's cluster.</summary>
    public bool MaySeeEvidence(ExchangeState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Programme.Id == state.ProgrammeId && (Cluster is null || Cluster.Id == state.Application.Visitor.ClusterId);
    }

    /// <summary>Whether they may see the visitor's account in full: finance of the cluster that pays, and nobody else.</summary>
    public bool SeesAccount(ExchangeState state) => MaySeeEvidence(state) && Cluster?.Finance.Any(p => p.Id == Person.Id) == true;

    /// <summary>Whether payments and ledgers are their business: finance's for their own cluster, the coordinator's for all.</summary>
    public bool SeesMoney => Cluster is null || Cluster.Finance.Any(p => p.Id == Person.Id);

    /// <summary>Whether they send payments to the bank: finance, and nobody else.</summary>
    public bool MakesPayments => Cluster is not null && SeesMoney;

    /// <summary>Whether an exchange's payments are theirs to send: finance of the visitor's cluster.</summary>
    public bool Pays(ExchangeState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return MakesPayments && Programme.Id == state.ProgrammeId && Cluster!.Id == state.Application.Visitor.ClusterId;
    }

    private Role? RoleIn(Cluster cluster, Role manager, Role deputy, Role? finance) =>
        cluster.Managers.Any(p => p.Id == Person.Id) ? manager
        : cluster.Deputies.Any(p => p.Id == Person.Id) ? deputy
        : finance;
}
