using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;

namespace CE4BIG.Microsoft.Azure.Functions.Worker.Tests.Http;

public sealed class RoutingTests
{
    public static class Site
    {
        [Function("Root")]
        public static IResult Root([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{x:maxlength(0)?}")] HttpRequest request) => Results.Text("root");

        [Function("B_Specific")]
        public static IResult Specific([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "item/special")] HttpRequest request) => Results.Text("specific");

        [Function("A_General")]
        public static IResult General([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "item/{id}")] HttpRequest request, string id) => Results.Text("general " + id);

        [Function("Unrouted")]
        public static IResult Unrouted([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "")] HttpRequest request) => Results.Text("unrouted");

        [Function("NumberOnly")]
        public static IResult Number([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "number/{n:int}")] HttpRequest request, int n) =>
            Results.Text((n + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));

        [Function("GuidOnly")]
        public static IResult Identifier([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "guid/{id:guid}")] HttpRequest request, Guid id) => Results.Text(id.ToString("N"));

        [Function("ReadForm")]
        public static IResult ReadForm([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "form")] HttpRequest request) => Results.Text("get");

        [Function("SendForm")]
        public static IResult SendForm([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "form")] HttpRequest request) => Results.Text("post");

        [Function("WithHead")]
        public static IResult WithHead([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "headed")] HttpRequest request) => Results.Text("headed");

        [Function("AnyMethod")]
        public static IResult AnyMethod([HttpTrigger(AuthorizationLevel.Anonymous, Route = "any")] HttpRequest request) => Results.Text(request.Method);

        [Function("Optional")]
        public static IResult Optional([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "optional/{page?}")] HttpRequest request, int? page) =>
            Results.Text(page?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none");

        [Function("Reserved")]
        public static IResult Reserved([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "administration")] HttpRequest request) => Results.Text("never");
    }

    public static class CatchAll
    {
        [Function("Api")]
        public static IResult Api([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "known")] HttpRequest request) => Results.Text("known");

        [Function("Zzz_NotFound")]
        public static IResult NotFound([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request, string? path) => Results.Text("not found: " + path, statusCode: 404);
    }

    public static class SlashRoute
    {
        [Function("Slash")]
        public static IResult Slash([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "/")] HttpRequest request) => Results.Text("never");
    }

    [Fact]
    public async Task The_root_is_served_by_a_parameter_that_takes_nothing()
    {
        await using var app = await TestApp.StartAsync(Functions);
        Assert.Equal("root", await app.GetStringAsync("/"));
        Assert.Equal(HttpStatusCode.NotFound, await app.StatusOfAsync(HttpMethod.Get, "/x"));
    }

    [Fact]
    public async Task Functions_are_tried_by_name_and_specificity_does_not_count()
    {
        await using var app = await TestApp.StartAsync(Functions);
        Assert.Equal("general special", await app.GetStringAsync("/item/special"));
    }

    [Fact]
    public async Task An_empty_route_is_none_and_serves_the_functions_name()
    {
        await using var app = await TestApp.StartAsync(Functions);
        Assert.Equal("unrouted", await app.GetStringAsync("/Unrouted"));
    }

    [Theory]
    [InlineData("/number/41", "42")]
    [InlineData("/number/-2", "-1")]
    [InlineData("/guid/6F9619FF-8B86-D011-B42D-00C04FC964FF", "6f9619ff8b86d011b42d00c04fc964ff")]
    [InlineData("/optional", "none")]
    [InlineData("/optional/7", "7")]
    [InlineData("/ITEM/x/", "general x")]
    public async Task Constraints_typed_values_case_and_a_trailing_slash_work(string path, string expected)
    {
        await using var app = await TestApp.StartAsync(Functions);
        Assert.Equal(expected, await app.GetStringAsync(path));
    }

    [Theory]
    [InlineData("GET", "/number/x")]
    [InlineData("GET", "/guid/x")]
    [InlineData("GET", "/nobody")]
    [InlineData("GET", "//item/x")]
    [InlineData("GET", "/item//x")]
    [InlineData("POST", "/item/x")]
    [InlineData("HEAD", "/item/x")]
    [InlineData("OPTIONS", "/item/x")]
    [InlineData("GET", "/administration")]
    public async Task What_nobody_declared_is_404_with_an_empty_body(string method, string path)
    {
        await using var app = await TestApp.StartAsync(Functions);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(app.Address.AbsoluteUri.TrimEnd('/') + path));
        using var response = await app.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Head_answers_where_it_is_declared()
    {
        await using var app = await TestApp.StartAsync(Functions);
        Assert.Equal(HttpStatusCode.OK, await app.StatusOfAsync(HttpMethod.Head, "/headed"));
    }

    [Fact]
    public async Task Functions_may_share_a_route_with_different_methods()
    {
        await using var app = await TestApp.StartAsync(Functions);
        Assert.Equal("get", await app.GetStringAsync("/form"));
        using var response = await app.Client.PostAsync(new Uri(app.Address, "/form"), content: null);
        Assert.Equal("post", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Without_methods_every_method_is_answered()
    {
        await using var app = await TestApp.StartAsync(Functions);
        using var response = await app.Client.DeleteAsync(new Uri(app.Address, "/any"));
        Assert.Equal("DELETE", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/item/a%20b", "general a b")]
    [InlineData("/item/%C3%A9", "general é")]
    [InlineData("/item/a%3Fb", "general a?b")]
    [InlineData("/item/a%25b", "general a%b")]
    [InlineData("/item/a+b", "general a+b")]
    [InlineData("/item/a%2Fb", "general a%2Fb")]
    public async Task Route_values_are_decoded_but_for_the_slash(string path, string expected)
    {
        await using var app = await TestApp.StartAsync(Functions);
        Assert.Equal(expected, await app.GetStringAsync(path));
    }

    [Fact]
    public async Task A_catch_all_that_sorts_last_takes_the_rest_and_undeclared_methods()
    {
        await using var app = await TestApp.StartAsync([typeof(CatchAll)]);
        Assert.Equal("known", await app.GetStringAsync("/known"));
        using var other = await app.GetAsync("/a/b");
        Assert.Equal("not found: a/b", await other.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, await app.StatusOfAsync(HttpMethod.Post, "/known"));
    }

    [Fact]
    public void A_route_that_starts_with_a_slash_stops_the_app_and_says_what_to_write_instead()
    {
        var builder = TestApp.CreateBuilder([typeof(SlashRoute)]);
        builder.ConfigureFunctionsWebApplication();
        var refusal = Assert.Throws<InvalidOperationException>(builder.Build);
        Assert.Contains("'Slash'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("{x:maxlength(0)?}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_prefix_of_host_json_goes_before_every_route()
    {
        await using var app = await TestApp.StartAsync([typeof(CatchAll)], builder =>
        {
            builder.ConfigureFunctionsWebApplication();
            TestApp.SetRoutePrefix(builder, "api");
        });
        Assert.Equal("known", await app.GetStringAsync("/api/known"));
        Assert.Equal(HttpStatusCode.NotFound, await app.StatusOfAsync(HttpMethod.Get, "/known"));
    }

    private static readonly Type[] Functions = [typeof(Site)];
}
