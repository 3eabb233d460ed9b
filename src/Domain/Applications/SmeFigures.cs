using System.Text.Json.Serialization;
using CE4BIG.Domain.Amounts;

namespace CE4BIG.Domain.Applications;

/// <summary>The declared figures that make an enterprise small or medium-sized, partner and linked enterprises included (domain: The law around it).</summary>
/// <param name="Staff">Annual work units.</param>
/// <param name="Turnover">Yearly turnover.</param>
/// <param name="BalanceSheet">Balance sheet total.</param>
public sealed record SmeFigures(int Staff, Money Turnover, Money BalanceSheet)
{
    // The law's thresholds, the same in every programme: staff, then millions of turnover and of balance sheet, of which one must be kept.
    private static readonly (SmeSize Size, int StaffBelow, long Turnover, long BalanceSheet)[] Thresholds =
    [
        (SmeSize.Micro, 10, 2, 2),
        (SmeSize.Small, 50, 10, 10),
        (SmeSize.Medium, 250, 50, 43),
    ];

    /// <summary>The class these figures fall in.</summary>
    [JsonIgnore]
    public SmeSize Size
    {
        get
        {
            foreach (var (size, staffBelow, turnover, balanceSheet) in Thresholds)
            {
                if (Staff < staffBelow && (Turnover <= Millions(turnover) || BalanceSheet <= Millions(balanceSheet)))
                    return size;
            }

            return SmeSize.Large;
        }
    }

    private static Money Millions(long millions) => Money.Euros(millions * 1_000_000);
}
