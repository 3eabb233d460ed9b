using CE4BIG.Domain.Exchanges;
using CE4BIG.Functions.Desk;

namespace CE4BIG.Functions.Api;

/// <summary>An exchange as lists tell it: organisations and not people (domain: access by need to know).</summary>
internal sealed record ExchangeSummary(
    string Id,
    string Programme,
    Stage Stage,
    Ending? Ending,
    DateTimeOffset SubmittedAt,
    ExchangeSummary.Party Visitor,
    ExchangeSummary.Party Host,
    IReadOnlyList<AwaitedStep> Waiting)
{
    public static ExchangeSummary Of(DeskEntry entry, string programme) => new(
        entry.Id.Value,
        programme,
        entry.Stage,
        entry.Ending,
        entry.SubmittedAt,
        new Party(entry.Visitor, entry.VisitingCluster),
        new Party(entry.Host, entry.HostingCluster),
        [.. entry.Waiting.Select(s => new AwaitedStep(s.Key.ToString(), s.Role, s.OpenedAt, s.DueAt))]);

    /// <summary>An organisation and its cluster's id.</summary>
    internal sealed record Party(string Organisation, string Cluster);
}
