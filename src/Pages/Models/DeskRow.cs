using System.Collections.Immutable;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Models;

/// <summary>One exchange in the desk's list.</summary>
/// <param name="Exchange">Its number.</param>
/// <param name="Visitor">The visiting organisation.</param>
/// <param name="Host">The host organisation.</param>
/// <param name="VisitingCluster">The visitor's cluster, by id.</param>
/// <param name="HostingCluster">The host's cluster, by id.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Ending">How it ended, once it has.</param>
/// <param name="Waiting">The open steps.</param>
public sealed record DeskRow(
    ExchangeId Exchange, string Visitor, string Host, string VisitingCluster, string HostingCluster, Stage Stage, Ending? Ending, ImmutableArray<WaitingFor> Waiting);
