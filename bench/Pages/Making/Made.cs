using System.Collections.Immutable;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.PageBench.Making;

/// <summary>What the load has to know of an exchange that was made.</summary>
/// <param name="Id">Its number.</param>
/// <param name="VisitingCluster">The cluster that pays.</param>
/// <param name="VisitorPage">The address of the visitor's page.</param>
/// <param name="HostPage">The address of the host's page.</param>
/// <param name="Steps">The addresses of its open steps by kind.</param>
/// <param name="Visitor">The visiting organisation.</param>
/// <param name="HasAmount">Whether there is a letter with its amount.</param>
internal sealed record Made(
    ExchangeId Id, string VisitingCluster, Uri VisitorPage, Uri HostPage, ImmutableArray<(StepKind Kind, Uri Address)> Steps, string Visitor, bool HasAmount);
