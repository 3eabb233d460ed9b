using System.Globalization;
using CE4BIG.Domain.Amounts;

namespace CE4BIG.Functions.Api;

/// <summary>An amount: in cents to reckon with, and as a text for those who would make a binary fraction of it.</summary>
/// <param name="Cents">In hundredths.</param>
/// <param name="Currency">By ISO 4217.</param>
/// <param name="Amount">With two decimals after a point.</param>
internal sealed record ApiMoney(long Cents, string Currency, string Amount)
{
    public static ApiMoney Of(Money money) => new(money.Cents, money.Currency, (money.Cents / 100m).ToString("0.00", CultureInfo.InvariantCulture));

    public static ApiMoney? Of(Money? money) => money is { } amount ? Of(amount) : null;
}
