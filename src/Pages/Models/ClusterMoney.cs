using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Budget;

namespace CE4BIG.Pages.Models;

/// <summary>A cluster's budget at a glance, with what may still come on it.</summary>
/// <param name="Cluster">The cluster, by id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Balance">The budget and what is booked on it.</param>
/// <param name="Waiting">How many exchanges stand in line for money.</param>
/// <param name="InLine">What those still need that are approved and wait for money.</param>
/// <param name="Asked">What those would bring by computation that are applied for and not approved yet.</param>
public sealed record ClusterMoney(string Cluster, string Name, BudgetBalance Balance, int Waiting, Money InLine, Money Asked)
{
    /// <summary>What would be free if everything that stands in line or is asked for were awarded; negative where there is not enough.</summary>
    public Money Forecast => Balance.Free - InLine - Asked;
}
