using System.Text;
using System.Xml.Linq;

namespace CE4BIG.Pages.Tests;

public sealed class AssetsTests
{
    [Fact]
    public void The_stylesheet_is_found_with_its_type_and_tag()
    {
        var css = Assets.Find("site.css");

        Assert.NotNull(css);
        Assert.Equal("text/css; charset=utf-8", css.ContentType);
        Assert.Matches("^\"[0-9a-f]{16}\"$", css.ETag);
        Assert.NotEqual(0, css.Content.Length);
    }

    [Theory]
    [InlineData("eu.svg")]
    [InlineData("icon.svg")]
    public void Pictures_are_well_formed_and_load_nothing(string name)
    {
        var svg = Assets.Find(name)!;
        var text = Encoding.UTF8.GetString(svg.Content.Span);

        Assert.Equal("image/svg+xml", svg.ContentType);
        Assert.Equal("svg", XDocument.Parse(text).Root!.Name.LocalName);
        Assert.DoesNotContain("href", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../Words/en.json")]
    [InlineData("site.css?v=1")]
    [InlineData("SITE.CSS")]
    public void Nothing_else_is_found(string name)
    {
        Assert.Null(Assets.Find(name));
    }

    [Fact]
    public void The_stylesheet_loads_nothing_from_elsewhere()
    {
        var css = Encoding.UTF8.GetString(Assets.Find("site.css")!.Content.Span);

        Assert.DoesNotContain("url(", css, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", css, StringComparison.Ordinal);
    }
}
