using System.Collections.Immutable;

namespace CE4BIG.Pages.Models;

/// <summary>The people of a cluster, or the coordinators.</summary>
/// <param name="Cluster">The cluster's name; null for the coordinators.</param>
/// <param name="People">The people, in the order in which they are asked.</param>
public sealed record StaffGroup(string? Cluster, ImmutableArray<StaffPerson> People);
