using CE4BIG.Domain.Amounts;

namespace CE4BIG.Functions.Budget;

/// <summary>Whose ledger, and how much money there is to book.</summary>
/// <param name="ProgrammeId">The programme.</param>
/// <param name="ClusterId">The cluster that pays.</param>
/// <param name="Budget">What the cluster may spend today.</param>
public sealed record ClusterBudget(string ProgrammeId, string ClusterId, Money Budget)
{
    /// <summary>
    /// By today's programme file, since money is what there is now, whatever an exchange was judged by. A cluster that is no longer
    /// in the file promises nothing new, and still pays what it promised.
    /// </summary>
    public static ClusterBudget Today(Storage.Programmes programmes, string programmeId, string clusterId)
    {
        ArgumentNullException.ThrowIfNull(programmes);
        return new ClusterBudget(programmeId, clusterId, programmes.Find(programmeId)?.FindCluster(clusterId)?.Budget ?? Money.Zero);
    }
}
