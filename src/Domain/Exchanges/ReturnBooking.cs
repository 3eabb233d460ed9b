using System.Globalization;

namespace CE4BIG.Domain.Exchanges;

/// <summary>The booking by which money came back from the bank.</summary>
/// <param name="ValueDate">When the money moved.</param>
/// <param name="BankReference">By what the bank finds the booking again.</param>
public sealed record ReturnBooking(DateOnly ValueDate, string BankReference)
{
    /// <summary>As it stands in the trail behind the reason.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ValueDate:yyyy-MM-dd}, {BankReference}");
}
