using CE4BIG.Domain.Amounts;

namespace CE4BIG.Domain.Applications;

/// <summary>The declared figures that make an enterprise small or medium-sized, partner and linked enterprises included (domain: The law around it).</summary>
/// <param name="Staff">Annual work units.</param>
/// <param name="Turnover">Yearly turnover.</param>
/// <param name="BalanceSheet">Balance sheet total.</param>
public sealed record SmeFigures(int Staff, Money Turnover, Money BalanceSheet);
