using CE4BIG.Domain.Payments;
using FsCheck.Xunit;

namespace CE4BIG.Domain.Tests.Payments;

/// <summary>Names as every bank in SEPA takes them (domain: Bank, limited Latin character set).</summary>
public sealed class SepaTextTests
{
    [Theory]
    [InlineData("Łódź Żółć Sp. z o.o.", "Lodz Zolc Sp. z o.o.")]
    [InlineData("ąćęłńóśźż ĄĆĘŁŃÓŚŹŻ", "acelnoszz ACELNOSZZ")]
    [InlineData("Müller Größe GmbH", "Mueller Groesse GmbH")]
    [InlineData("ÄRZTE ÖKO ÜBER ẞ", "AERZTE OEKO UEBER Ss")]
    [InlineData("Äpfel Öl Übung", "Aepfel Oel Uebung")]
    [InlineData("Société à l’œuvre, Œnologie façon Noël", "Societe a l'oeuvre, Oenologie facon Noel")]
    [InlineData("Søren Ærø Ågård", "Soren Aero Agard")]
    [InlineData("Đorđe Þór Guðmundur Ħamrun", "Dorde Thor Gudmundur Hamrun")]
    [InlineData("İstanbul ışık ğ ş", "Istanbul isik g s")]
    [InlineData("„Zdrowie“ «Santé» \"Health\"", "'Zdrowie' 'Sante' 'Health'")]
    [InlineData("R&D – Labs_1; [x] {y} a\\b|c", "R+D - Labs-1, (x) (y) a/b/c")]
    [InlineData("ΑΘΗΝΑ Υγεία", "ATHINA Ygeia")]
    [InlineData("София Щастие", "Sofiya Shtastie")]
    [InlineData("ﬁrst № ² Ｗｉｄｅ", "first No 2 Wide")]
    [InlineData("A\u200Fb\u202Ec\u2066d\u00ADe\uFEFFf", "Abcdef")]
    [InlineData("a\u00A0 \t b\u2009c\r\nd", "a b c d")]
    [InlineData("e\u0301clair", "eclair")]
    [InlineData("Bio 😀🧬 Labs", "Bio . Labs")]
    [InlineData("日本 Labs", ". Labs")]
    [InlineData("//a///b//", "a/b")]
    [InlineData("bell\u0007s", "bells")]
    [InlineData("broken \uD83D Labs", "broken . Labs")]
    [InlineData("info@lab.eu € 5", "info(at)lab.eu EUR 5")]
    public void A_name_is_written_in_the_limited_set(string name, string written) => Assert.Equal(written, SepaText.Clean(name, 70));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("日本語")]
    [InlineData("😀")]
    [InlineData("\u202E\u200F")]
    [InlineData("--- / ---")]
    public void A_name_without_a_letter_that_can_be_read_becomes_empty(string name) => Assert.Equal("", SepaText.Clean(name, 70));

    [Theory]
    [InlineData("one two three four five", 14, "one two three")]
    [InlineData("one two three four five", 13, "one two three")]
    [InlineData("one two-three", 8, "one two")]
    [InlineData("abcdefghijklmnop", 5, "abcde")]
    [InlineData("a bcdefghijklmnop", 9, "a bcdefgh")]
    public void A_long_name_is_cut_at_a_word_where_that_costs_little(string name, int longest, string cut) => Assert.Equal(cut, SepaText.Clean(name, longest));

    [Property]
    public bool Whatever_is_typed_is_within_the_set_and_the_length_and_written_once_stays(string? typed)
    {
        var written = SepaText.Clean(typed ?? "", 35);
        return written.Length <= 35
            && written.All(c => char.IsAsciiLetterOrDigit(c) || "/-?:().,'+ ".Contains(c, StringComparison.Ordinal))
            && written == written.Trim(' ', '/')
            && !written.Contains("//", StringComparison.Ordinal)
            && SepaText.Clean(written, 35) == written;
    }
}
