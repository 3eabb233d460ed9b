namespace CE4BIG.Pages.Models;

/// <summary>How many visits lead from one cluster to another.</summary>
/// <param name="From">The visitors' cluster: its place among <see cref="FiguresModel.Clusters"/>.</param>
/// <param name="To">The hosts' cluster: its place among <see cref="FiguresModel.Clusters"/>.</param>
/// <param name="Count">How many.</param>
public sealed record FlowFigure(int From, int To, long Count);
