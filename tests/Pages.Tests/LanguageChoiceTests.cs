using CE4BIG.Domain.Programmes;

namespace CE4BIG.Pages.Tests;

public sealed class LanguageChoiceTests
{
    [Fact]
    public void The_switch_wins_over_the_language_on_record()
    {
        Assert.Equal(Language.De, LanguageChoice.Choose("de", Language.Pl, "fr"));
    }

    [Fact]
    public void The_language_on_record_wins_over_the_browsers_wish()
    {
        Assert.Equal(Language.Pl, LanguageChoice.Choose(null, Language.Pl, "fr"));
    }

    [Theory]
    [InlineData("fr-FR,fr;q=0.9,en;q=0.8", Language.Fr)]
    [InlineData("it, de;q=0.5, pl;q=0.7", Language.Pl)]
    [InlineData("PL", Language.Pl)]
    [InlineData("fr;q=0, de;q=0.1", Language.De)]
    public void The_browsers_strongest_wish_that_we_speak_is_taken(string header, Language expected)
    {
        Assert.Equal(expected, LanguageChoice.Choose(null, null, header));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("it,es;q=0.5")]
    [InlineData("fr;q=banana")]
    [InlineData(";;;,,,=")]
    public void English_is_spoken_where_nothing_else_is_known(string? header)
    {
        Assert.Equal(Language.En, LanguageChoice.Choose("xx", null, header));
    }

    [Fact]
    public void An_endless_header_is_not_read()
    {
        Assert.Equal(Language.En, LanguageChoice.Choose(null, null, string.Concat(Enumerable.Repeat("fr,", 1000))));
    }
}
