using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CE4BIG.Domain.Programmes;
using CE4BIG.Pages.Models;
using CE4BIG.Pages.Tests.Samples;
using CE4BIG.Pages.Words;

namespace CE4BIG.Pages.Tests;

/// <summary>What staff see while the desk stands still after a restore.</summary>
public sealed class StandstillTests
{
    public static TheoryData<Language> Languages => [.. Enum.GetValues<Language>()];

    [Theory, MemberData(nameof(Languages))]
    public async Task Every_page_of_the_desk_says_so_in_its_language_and_only_coordinators_are_led_on(Language language)
    {
        foreach (var mayLift in new[] { true, false })
        {
            var page = await ReadAsync("desk-me", Frame(language, "/desk/me", mayLift));

            Assert.Contains(Vocabulary.Of(language)["standstill.bannerText"], page.QuerySelector("main [data-standstill]")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(mayLift, page.QuerySelector("[data-standstill] a[href='/desk/standstill']") is not null);
        }
    }

    [Fact]
    public async Task Other_pages_do_not_nor_does_any_when_nothing_stands_still()
    {
        Assert.Null((await ReadAsync("landing", Frame(Language.En, "/", mayLift: true))).QuerySelector("[data-standstill]"));
        Assert.Null((await ReadAsync("desk-me", Sample.Plain.Frame(Language.En) with { Path = "/desk/me" })).QuerySelector("[data-standstill]"));
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task The_coordinator_finds_every_check_and_lifts_it_with_a_reason_and_a_tick(Language language)
    {
        var page = await ReadAsync("desk-standstill", Frame(language, "/desk/standstill", mayLift: true));

        Assert.Null(page.QuerySelector("[data-standstill]"));
        Assert.Equal(6, page.QuerySelectorAll("ol li").Length);
        Assert.NotNull(page.QuerySelector("a[href='/desk/exchanges?overdue=yes&sort=due']"));
        var form = page.QuerySelector("form[action='/desk/standstill']")!;
        Assert.NotNull(form.QuerySelector("textarea[name=liftReason]"));
        Assert.False(form.QuerySelector("[name=liftChecked]")!.HasAttribute("checked"));
    }

    [Theory]
    [InlineData("desk-standstill-never")]
    [InlineData("desk-standstill-broken-off")]
    [InlineData("desk-standstill-lifted")]
    public async Task Where_there_is_nothing_to_lift_nobody_is_asked_to(string name) =>
        Assert.Null((await ReadAsync(name, Frame(Language.En, "/desk/standstill", mayLift: true))).QuerySelector("form[action='/desk/standstill']"));

    private static PageFrame Frame(Language language, string path, bool mayLift)
    {
        var frame = Sample.Plain.Frame(language);
        return frame with { Path = path, Staff = frame.Staff! with { StandsStill = true, MayLift = mayLift } };
    }

    private static async Task<IDocument> ReadAsync(string name, PageFrame frame) =>
        new HtmlParser().ParseDocument(await Rendering.Pages.RenderAsync(AllPages.Of(Sample.Plain)[name], frame));
}
