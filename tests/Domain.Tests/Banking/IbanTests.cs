using System.Text.Json;
using CE4BIG.Domain.Banking;
using CE4BIG.Domain.Tests.Programmes;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CE4BIG.Domain.Tests.Banking;

public sealed class IbanTests
{
    // Examples of the ISO 13616 registry.
    private static readonly string[] Valid =
    [
        "AD1200012030200359100100", "AL47212110090000000235698741", "AT611904300234573201", "BA391290079401028494", "BE68539007547034",
        "BG80BNBG96611020345678", "CH9300762011623852957", "CY17002001280000001200527600", "CZ6508000000192000145399", "DE89370400440532013000",
        "DK5000400440116243", "EE382200221020145685", "ES9121000418450200051332", "FI2112345600000785", "FR1420041010050500013M02606",
        "GB29NWBK60161331926819", "GI75NWBK000000007099453", "GR1601101250000000012300695", "HR1210010051863000160", "HU42117730161111101800000000",
        "IE29AIBK93115212345678", "IS140159260076545510730339", "IT60X0542811101000000123456", "LI21088100002324013AA", "LT121000011101001000",
        "LU280019400644750000", "LV80BANK0000435195001", "MC5811222000010123456789030", "MD24AG000225100013104168", "ME25505000012345678951",
        "MK07250120000058984", "MT84MALT011000012345MTLCAST001S", "NL91ABNA0417164300", "NO9386011117947", "PL61109010140000071219812874",
        "PT50000201231234567890154", "RO49AAAA1B31007593840000", "RS35260005601001611379", "SE4550000000058398257466", "SI56263300012039086",
        "SK3112000000198742637541", "SM86U0322509800000000270100", "TR330006100519786457841326", "UA213223130000026007233566001",
        "VA59001123000012345678", "XK051212012345678906",
    ];

    public static TheoryData<string> RegistryExamples => [.. Valid];

    [Theory]
    [MemberData(nameof(RegistryExamples))]
    public void The_registrys_example_is_accepted(string text)
    {
        Assert.True(Iban.TryParse(text, out var iban));
        Assert.Equal(text, iban.Value);
    }

    [Fact]
    public void Every_eligible_country_that_issues_IBANs_is_known()
    {
        var known = Valid.Select(iban => iban[..2]).Select(code => code == "GR" ? "EL" : code);
        var unknown = Shipped.Programme.EligibleCountries.Select(country => country.Value).Except(known);

        Assert.Equal(["AM"], unknown);
    }

    [Theory]
    [InlineData("pl61 1090 1014 0000 0712 1981 2874")]
    [InlineData("PL61\u00A01090\u00A01014\u00A00000\u00A00712\u00A01981\u00A02874\n")]
    public void Spaces_and_small_letters_do_not_matter(string typed)
    {
        Assert.True(Iban.TryParse(typed, out var iban));
        Assert.Equal("PL61109010140000071219812874", iban.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("PL")]
    [InlineData("PL6110901014000007121981287")] // too short
    [InlineData("PL611090101400000712198128744")] // too long
    [InlineData("PL61109010140000071219812875")] // check digits
    [InlineData("DE61109010140000071219812874")] // another country's length
    [InlineData("US64SVBKUS6S3300958879")] // outside the scheme
    [InlineData("PL61-1090-1014-0000-0712-1981-2874")]
    [InlineData("PLAA109010140000071219812874")]
    [InlineData("<script>alert(1)</script>")]
    public void Anything_else_is_refused(string? typed) => Assert.False(Iban.TryParse(typed, out _));

    [Fact]
    public void A_text_of_ten_thousand_characters_is_refused() => Assert.False(Iban.TryParse(new string('9', 10_000), out _));

    [Fact]
    public void Printing_masks_the_account()
    {
        Assert.True(Iban.TryParse(Valid[34], out var iban));

        Assert.Equal("PL61 •••• 2874", iban.ToString());
        Assert.Equal("PL61 •••• 2874", $"{iban}");
        Assert.Equal("PL61 1090 1014 0000 0712 1981 2874", iban.Grouped);
    }

    [Property]
    public Property One_wrong_digit_is_always_noticed()
        => Prop.ForAll(Gen.Elements(Valid).ToArbitrary(), Gen.Choose(2, 33).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (iban, place, shift) =>
        {
            var i = 2 + (place % (iban.Length - 2));
            if (!char.IsAsciiDigit(iban[i]))
                return true;

            var wrong = (char)('0' + ((iban[i] - '0' + shift) % 10));
            return !Iban.TryParse($"{iban[..i]}{wrong}{iban[(i + 1)..]}", out _);
        });

    [Property]
    public Property Two_neighbouring_digits_swapped_are_always_noticed()
        => Prop.ForAll(Gen.Elements(Valid).ToArbitrary(), Gen.Choose(4, 33).ToArbitrary(), (iban, place) =>
        {
            var i = 4 + (place % (iban.Length - 5));

            // A letter counts as two digits, so that 1B and B1 are the same number: no check can tell them apart.
            return !char.IsAsciiDigit(iban[i]) || !char.IsAsciiDigit(iban[i + 1]) || iban[i] == iban[i + 1] || !Iban.TryParse($"{iban[..i]}{iban[i + 1]}{iban[i]}{iban[(i + 2)..]}", out _);
        });

    [Fact]
    public void A_stored_account_reads_back_in_full()
    {
        Assert.True(Iban.TryParse(Valid[0], out var iban));

        Assert.Equal(iban, JsonSerializer.Deserialize<Iban>(JsonSerializer.Serialize(iban)));
    }

    [Fact]
    public void A_stored_account_that_is_wrong_is_not_repeated_in_the_error()
    {
        var error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Iban>("\"PL61109010140000071219812875\""));

        Assert.DoesNotContain("1090", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_number_that_was_removed_reads_back_as_none()
        => Assert.Equal(default, JsonSerializer.Deserialize<Iban>(JsonSerializer.Serialize(default(Iban))));
}
