using CE4BIG.Domain.Programmes;
using CE4BIG.Pages.Models;

namespace CE4BIG.Functions.Exports;

/// <summary>A cluster in an export of the indicators.</summary>
/// <param name="Programme">Its programme.</param>
/// <param name="Cluster">The cluster, by id.</param>
/// <param name="Figures">Its figures.</param>
public sealed record IndicatorRow(Programme Programme, string Cluster, ClusterFigures Figures);
