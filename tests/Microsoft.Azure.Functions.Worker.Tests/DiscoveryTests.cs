using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Embedded;

namespace CE4BIG.Microsoft.Azure.Functions.Worker.Tests;

public sealed class DiscoveryTests
{
    public static class Twins
    {
        [Function("Same")]
        public static IResult One([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Results.Empty;

        [Function("SAME")]
        public static IResult Two([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Results.Empty;
    }

    public static class Hidden
    {
        [Function("Hidden")]
        internal static IResult Get([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Results.Empty;
    }

    public static class Triggerless
    {
        [Function("Triggerless")]
        public static IResult Get(HttpRequest request) => Results.Empty;
    }

    public static class Unbindable
    {
        [Function("Unbindable")]
        public static IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, Route = "x/{id}")] HttpRequest request, Uri id) => Results.Empty;
    }

    [Theory]
    [InlineData(typeof(Twins), "Two functions are named")]
    [InlineData(typeof(Hidden), "must be a public method")]
    [InlineData(typeof(Triggerless), "has 0 triggers")]
    [InlineData(typeof(Unbindable), "'Uri id'")]
    public void A_function_that_cannot_be_stops_the_start_with_its_reason(Type functions, string reason)
    {
        var builder = TestApp.CreateBuilder([functions]);
        builder.ConfigureFunctionsWebApplication();
        Assert.Contains(reason, Assert.Throws<InvalidOperationException>(builder.Build).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_functions_are_those_of_the_assembly_that_creates_the_builder()
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.ConfigureFunctionsWebApplication();

        // This assembly holds the deliberately wrong functions above.
        Assert.Throws<InvalidOperationException>(builder.Build);
    }

    [Fact]
    public void Host_json_gives_prefix_and_hub_and_its_comments_are_passed_over()
    {
        var settings = HostSettings.Parse(Encoding.UTF8.GetBytes(
            """{ "version": "2.0", /* so */ "extensions": { "http": { "routePrefix": "" }, "durableTask": { "hubName": "Desk" } } }"""));
        Assert.Equal(new HostSettings("", "Desk"), settings);
        Assert.Equal(new HostSettings("api", "TestHubName"), HostSettings.Parse("{}"u8.ToArray()));
    }

    [Fact]
    public void Local_settings_give_flat_values_with_both_separators()
    {
        var values = LocalSettings.Parse("""{ "IsEncrypted": false, "Values": { "A__B": "1", "C:D": 2, "E": true } }"""u8.ToArray());
        Assert.Equal([("A:B", "1"), ("C:D", "2"), ("E", "True")], values.Select(v => (v.Key, v.Value ?? "")));
    }

    [Fact]
    public void A_folder_without_local_settings_gives_none() => Assert.Empty(LocalSettings.Load(Path.GetTempPath() + Guid.NewGuid().ToString("N")));
}
