using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Domain.Payments;

/// <summary>
/// What a payment is called from order to statement: the exchange's number and which of its payments it is, <c>CX-ABCD2345-P1</c>. The same
/// payment always has the same; one that came back and is ordered again is another payment and has another.
/// </summary>
[JsonConverter(typeof(StoredTextJsonConverter<EndToEndId>))]
public readonly record struct EndToEndId : IStoredText<EndToEndId>
{
    private const string Separator = "-P";
    private const int MostPayments = 99;

    /// <summary>The name of an exchange's payment.</summary>
    /// <param name="exchange">The exchange.</param>
    /// <param name="number">Which of its payments, from 1.</param>
    public EndToEndId(ExchangeId exchange, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, MostPayments);
        (Exchange, Number) = (exchange, number);
    }

    /// <summary>The exchange that is paid.</summary>
    public ExchangeId Exchange { get; }

    /// <summary>Which of its payments, from 1.</summary>
    public int Number { get; }

    /// <inheritdoc/>
    public string Value => Number == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{Exchange}{Separator}{Number}");

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? text, out EndToEndId value)
    {
        value = default;
        var candidate = text?.Trim().ToUpperInvariant();
        var at = candidate?.LastIndexOf(Separator, StringComparison.Ordinal) ?? -1;
        if (at < 0 || !ExchangeId.TryParse(candidate![..at], out var exchange)
            || !int.TryParse(candidate.AsSpan(at + Separator.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number is < 1 or > MostPayments)
        {
            return false;
        }

        value = new EndToEndId(exchange, number);
        return true;
    }

    /// <summary>The name.</summary>
    public override string ToString() => Value;
}
