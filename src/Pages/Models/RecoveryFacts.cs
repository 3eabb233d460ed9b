using CE4BIG.Domain.Amounts;

namespace CE4BIG.Pages.Models;

/// <summary>Money that was asked back after the end.</summary>
/// <param name="Amount">How much.</param>
/// <param name="Reason">Why.</param>
/// <param name="Due">Until when it has to be there.</param>
public sealed record RecoveryFacts(Money Amount, string? Reason, DateTimeOffset Due)
{
    /// <summary>The date on which it came back; null while it has not.</summary>
    public DateOnly? ReceivedOn { get; init; }

    /// <summary>Whether it was given up.</summary>
    public bool Waived { get; init; }
}
