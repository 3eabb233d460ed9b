namespace CE4BIG.Domain.Programmes;

/// <summary>The dated exception that lets visits take place on a screen; no money is documented for them (domain: What the scheme requires).</summary>
/// <param name="From">First day on which a virtual visit may begin.</param>
/// <param name="To">Last day on which one may end.</param>
public sealed record VirtualRules(DateOnly From, DateOnly To);
