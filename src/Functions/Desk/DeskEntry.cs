using System.Collections.Immutable;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Functions.Desk;

/// <summary>One exchange in the desk's list, as its projection holds it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Visitor">The visiting organisation.</param>
/// <param name="Host">The host organisation.</param>
/// <param name="Stage">Where it stands.</param>
/// <param name="Ending">How it ended, once it has.</param>
/// <param name="Waiting">The open steps.</param>
public sealed record DeskEntry(ExchangeId Id, string Visitor, string Host, Stage Stage, Ending? Ending, ImmutableArray<Step> Waiting);
