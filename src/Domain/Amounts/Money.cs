using System.Globalization;
using System.Text.Json.Serialization;

namespace CE4BIG.Domain.Amounts;

/// <summary>An amount in whole cents. Euro unless said otherwise; amounts of different currencies never meet.</summary>
public readonly record struct Money : IComparable<Money>
{
    /// <summary>The currency of every documented lump sum.</summary>
    public const string Euro = "EUR";

    private readonly string? _currency;

    /// <summary>An amount of <paramref name="cents"/> in <paramref name="currency"/> (three capital letters of ISO 4217).</summary>
    [JsonConstructor]
    public Money(long cents, string currency = Euro)
    {
        if (currency is not { Length: 3 } || !currency.All(char.IsAsciiLetterUpper))
            throw new ArgumentException("A currency is three capital letters.", nameof(currency));

        Cents = cents;
        _currency = currency == Euro ? null : currency;
    }

    /// <summary>No money, in euro.</summary>
    public static Money Zero { get; }

    /// <summary>The amount in hundredths of the currency.</summary>
    public long Cents { get; }

    /// <summary>The currency's ISO 4217 code. A default value is zero euro.</summary>
    public string Currency => _currency ?? Euro;

    /// <summary>Whole euros.</summary>
    public static Money Euros(long euros) => new(checked(euros * 100));

    /// <summary>The smaller of two amounts of one currency.</summary>
    public static Money Min(Money left, Money right) => left <= right ? left : right;

    /// <summary>Half the amount. Half a cent is dropped, so that two halves never cost more than the whole.</summary>
    public Money Half() => new(Cents / 2, Currency);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public int CompareTo(Money other)
    {
        RequireSameCurrency(this, other);
        return Cents.CompareTo(other.Cents);
    }

    /// <summary>The amount as a machine reads it, for example <c>390.00 EUR</c>; pages format for people.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Cents / 100m:0.00} {Currency}");

    /// <summary>The sum.</summary>
    /// <exception cref="OverflowException">The sum cannot be held.</exception>
    public static Money operator +(Money left, Money right)
    {
        RequireSameCurrency(left, right);
        return new(checked(left.Cents + right.Cents), left.Currency);
    }

    /// <summary>The difference.</summary>
    /// <exception cref="OverflowException">The difference cannot be held.</exception>
    public static Money operator -(Money left, Money right)
    {
        RequireSameCurrency(left, right);
        return new(checked(left.Cents - right.Cents), left.Currency);
    }

    /// <summary>Whether the left amount is smaller.</summary>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left amount is larger.</summary>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left amount is smaller or equal.</summary>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left amount is larger or equal.</summary>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    private static void RequireSameCurrency(Money left, Money right)
    {
        if (left.Currency != right.Currency)
            throw new InvalidOperationException($"{left.Currency} and {right.Currency} cannot be reckoned together.");
    }
}
