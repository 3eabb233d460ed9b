using System.Reflection;
using CE4BIG.LifecycleDoc;

namespace CE4BIG.Domain.Tests.Exchanges;

public sealed class LifecyclePageTests
{
    [Fact]
    public void The_page_about_the_lifecycle_says_what_the_code_does()
    {
        var root = typeof(LifecyclePageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Repository").Value!;

        var written = File.ReadAllText(Path.Combine(root, "docs", "lifecycle.md"));

        Assert.True(written == LifecyclePage.Write(AnExchange.Programme), $"docs/lifecycle.md is not what the code says. Write it anew: {LifecyclePage.Command}");
    }
}
