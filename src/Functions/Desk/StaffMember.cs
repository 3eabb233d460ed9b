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

    /// <summary>Whether they may see an exchange between these clusters (domain: staff access by need to know).</summary>
    public bool MaySee(string programme, string visitingCluster, string hostingCluster) =>
        Programme.Id == programme && (Cluster is null || Cluster.Id == visitingCluster || Cluster.Id == hostingCluster);
}
