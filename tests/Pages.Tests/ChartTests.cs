using System.Globalization;
using AngleSharp.Dom;
using CE4BIG.Domain.Programmes;
using CE4BIG.Pages.Components.Charts;
using CE4BIG.Pages.Models;
using CE4BIG.Pages.Tests.Samples;

namespace CE4BIG.Pages.Tests;

/// <summary>Where the marks of charts lie, also for figures that no programme should have.</summary>
public sealed class ChartTests
{
    private static readonly string[] Coordinates = ["x", "y", "width", "height", "x1", "x2", "y1", "y2"];

    [Fact]
    public void Parts_of_a_bar_stand_one_after_the_other_and_fill_their_share()
    {
        Assert.Equal([(0, 250), (250, 500), (750, 0)], Geometry.Row([10, 20, 0], 40));
    }

    [Fact]
    public void A_part_beside_a_huge_one_can_still_be_seen_and_the_bar_is_no_longer_than_its_drawing()
    {
        var row = Geometry.Row([long.MaxValue / 4, 1, 1], long.MaxValue / 4);

        Assert.All(row, part => Assert.InRange(part.Length, 5, Geometry.Full));
        Assert.InRange(row[^1].Start + row[^1].Length, 999, Geometry.Full + 0.001);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 0)]
    [InlineData(-3, 10)]
    [InlineData(0, 10)]
    public void Nothing_is_drawn_of_nothing(long value, long scale)
    {
        Assert.Equal([(0, 0)], Geometry.Row([value], scale));
    }

    [Theory]
    [InlineData(0, 9, 0)]
    [InlineData(1, 100_000, 1)]
    [InlineData(5, 9, 3)]
    [InlineData(9, 9, 4)]
    [InlineData(3, 0, 0)]
    public void A_cell_is_the_darker_the_more_it_holds(long value, long most, int degree)
    {
        Assert.Equal(degree, Geometry.Degree(value, most));
    }

    [Fact]
    public void Bands_cover_the_places_they_come_from_and_lead_to()
    {
        var layout = new FlowLayout(3, [(0, 1, 6), (0, 2, 2), (1, 0, 1), (2, 0, 0)]);

        foreach (var place in layout.Places.Where(place => place.IsLeft))
        {
            Assert.Equal(place.Height, layout.Bands.Where(band => band.From == place.Index).Sum(band => band.Breadth), 6);
        }

        Assert.Equal(layout.Places.Where(place => place.IsLeft).Sum(place => place.Height), layout.Places.Where(place => !place.IsLeft).Sum(place => place.Height), 6);
        Assert.All(layout.Places, place => Assert.True(place.Top >= 0 && place.Top + place.Height <= layout.Height));
        Assert.DoesNotContain(layout.Places, place => place.IsLeft && place.Index == 2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Flows_of_nobody_make_no_bands(int places)
    {
        var layout = new FlowLayout(places, []);

        Assert.Empty(layout.Bands);
        Assert.Empty(layout.Places);
        Assert.InRange(layout.Height, 1, double.MaxValue);
    }

    [Theory]
    [InlineData("figures")]
    [InlineData("figures-nothing")]
    [InlineData("figures-no-clusters")]
    public async Task Coordinates_are_written_for_machines_in_every_language(string name)
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var marks = (await ParseAsync(AllPages.Of(Sample.Plain)[name], language)).QuerySelectorAll("svg rect, svg line").ToList();
            var written = marks.SelectMany(mark => Coordinates.Select(mark.GetAttribute)).OfType<string>().ToList();

            Assert.All(written, text => Assert.True(double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _), text));
            Assert.Equal(name == "figures", marks.Exists(mark => mark is { LocalName: "rect", ClassName: not "rest" }));
        }
    }

    [Fact]
    public async Task Whoever_does_not_see_a_drawing_has_its_table()
    {
        var page = await ParseAsync(SampleFigures.Full(Sample.Plain), Language.En);
        var pictures = page.QuerySelectorAll(".picture").ToList();

        Assert.NotEmpty(pictures);
        Assert.All(pictures, picture => Assert.NotNull(picture.QuerySelector("h2 + .reading")));
        Assert.All(pictures, picture => Assert.NotNull(picture.QuerySelector("details table caption")));
        Assert.All(page.QuerySelectorAll("main svg"), svg => Assert.NotNull(svg.Closest("[aria-hidden=true]")));
        Assert.Empty(page.QuerySelectorAll("[aria-hidden=true] a, [aria-hidden=true] [tabindex]"));
    }

    [Fact]
    public async Task The_dashboard_says_how_far_the_programme_is()
    {
        var page = await ParseAsync(SampleFigures.Full(Sample.Plain), Language.En);

        Assert.Equal("32 of 52", page.QuerySelector("strong[data-figure=closed]")!.TextContent);
        Assert.Equal("32 of 52 exchanges closed.", page.QuerySelector("#progress .reading")!.TextContent);
        Assert.Contains("BioWin has promised €1,530 more than its budget.", page.QuerySelector("#money")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_of_the_payments_are_no_later_than_the_median()
    {
        Assert.Equal(2, new PaymentFigures([0, 1, 2, 1, 0], 10, PaymentClock.Validation).Median);
        Assert.Equal(4, new PaymentFigures([0, 1, 0, 0, 3], 10, PaymentClock.Validation).Median);
        Assert.Null(new PaymentFigures([0, 0], 10, PaymentClock.Validation).Median);
    }

    [Fact]
    public void The_forecast_goes_on_at_the_pace_of_the_last_full_months()
    {
        var figures = SampleFigures.Nothing with { Months = [.. SampleFigures.Nothing.Months.Select(m => m with { Closed = 2 })] };

        // 52 at two a month.
        Assert.Equal(new DateOnly(2029, 5, 1), figures.Forecast);
        Assert.Null(SampleFigures.Nothing.Forecast);
        Assert.Null((SampleFigures.Full(Sample.Plain) with { Target = 32 }).Forecast);
    }

    private static async Task<IDocument> ParseAsync(PageModel model, Language language) =>
        PageTests.Parse(await Rendering.Pages.RenderAsync(model, Sample.Plain.Frame(language)));
}
