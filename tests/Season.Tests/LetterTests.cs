using CE4BIG.Season.Play;
using CE4BIG.Season.Post;

namespace CE4BIG.Season.Tests;

public sealed class LetterTests
{
    private static Letter Letter(string text) => new()
    {
        To = "a@x.example",
        Subject = "[CX-7K3M9QPD] Please confirm",
        Text = text,
        Links = ["http://localhost:7071/step/CX-7K3M9QPD/host-confirmation-1?k=s", "http://localhost:7071/exchange/CX-7K3M9QPD"],
    };

    [Theory]
    [InlineData("Hello\nCode: 123456\nBye", "123456")]
    [InlineData("Bonjour\r\nCode : 004711\r\n", "004711")]
    [InlineData("Your amount: 123456 EUR", null)]
    [InlineData("123456", null)]
    public void The_code_is_what_stands_alone_behind_its_label(string text, string? code) => Assert.Equal(code, Letter(text).Code);

    [Fact]
    public void Exchange_and_step_come_from_subject_and_first_link()
    {
        var letter = Letter("x");

        Assert.Equal(("CX-7K3M9QPD", "host-confirmation-1"), (letter.Exchange, letter.Step));
    }

    [Fact]
    public void A_letter_that_leads_to_the_page_of_an_exchange_asks_for_no_step()
    {
        var letter = Letter("x") with { Links = ["http://localhost:7071/exchange/CX-7K3M9QPD?k=s"] };

        Assert.True(letter.LeadsToExchange);
        Assert.Null(letter.Step);
        Assert.False(Letter("x").LeadsToExchange);
    }

    [Theory]
    [InlineData("We paid 390.00 EUR.", true)]
    [InlineData("Nous avons versé 390,00 € sur votre compte.", true)]
    [InlineData("We paid 1390.00 EUR.", false)]
    [InlineData("We paid 390.005 EUR.", false)]
    [InlineData("We paid 39 EUR.", false)]
    public void An_amount_is_found_in_any_languages_spelling(string text, bool mentions) => Assert.Equal(mentions, Amounts.Mentions(text, 39000));

    [Theory]
    [InlineData("1 100,00 €")]
    [InlineData("1.100,00 €")]
    [InlineData("1,100.00 EUR")]
    public void A_grouped_amount_is_found_too(string text) => Assert.True(Amounts.Mentions(text, 110000));
}
