using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Tests.Programmes;

namespace CE4BIG.Domain.Tests.Applications;

public sealed class VatNumberTests
{
    [Theory]
    [InlineData("AT", "ATU12345678")]
    [InlineData("BE", "BE0123456789")]
    [InlineData("BE", "BE1123456789")]
    [InlineData("BG", "BG1234567890")]
    [InlineData("CY", "CY12345678X")]
    [InlineData("CZ", "CZ12345678")]
    [InlineData("DE", "DE123456789")]
    [InlineData("EL", "EL123456789")]
    [InlineData("ES", "ESX1234567X")]
    [InlineData("FR", "FRXX123456789")]
    [InlineData("FR", "FRFR123456789")]
    [InlineData("HR", "HR12345678901")]
    [InlineData("IE", "IE1234567WA")]
    [InlineData("IE", "IE1A23456W")]
    [InlineData("IE", "IE1+23456W")]
    [InlineData("LT", "LT123456789012")]
    [InlineData("NL", "NL123456789B12")]
    [InlineData("RO", "RO12")]
    [InlineData("SE", "SE123456789012")]
    [InlineData("SK", "SK1234567890")]
    public void A_number_of_its_countrys_shape_is_accepted(string country, string vat) => Assert.Equal(vat, Vat(country, vat));

    [Theory]
    [InlineData("PL", "6762263271", "PL6762263271")]
    [InlineData("DE", "de 123.456-789", "DE123456789")]
    [InlineData("FR", "FR123456789", "FRFR123456789")] // eleven characters that are a French number themselves
    [InlineData("UA", "1234567890", "1234567890")]
    public void Grouping_small_letters_and_a_left_out_prefix_do_not_matter(string country, string typed, string expected)
        => Assert.Equal(expected, Vat(country, typed));

    [Theory]
    [InlineData("AT", "AT12345678")]
    [InlineData("BE", "BE2123456789")]
    [InlineData("DE", "DE12345678")]
    [InlineData("LT", "LT1234567890")]
    [InlineData("NL", "NL123456789C12")]
    [InlineData("RO", "RO1")]
    [InlineData("PL", "PL6762263271; DROP")]
    [InlineData("UA", "<b>")]
    [InlineData("UA", "123456789012345678901")]
    public void Another_shape_is_refused(string country, string typed) => Assert.Null(Vat(country, typed));

    private static string? Vat(string country, string typed)
    {
        var form = Forms.Valid();
        form["visitorCountry"] = country;
        form["visitorVat"] = typed;
        return ApplicationReader.Read(form, Shipped.Programme).Value?.Visitor.Vat;
    }
}
