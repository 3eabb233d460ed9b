using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace CE4BIG.Microsoft.Azure.Functions.Worker.Tests.Http;

public sealed class FunctionKeyTests
{
    public static class Guarded
    {
        [Function("Open")]
        public static IResult Open([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Text("open");

        [Function("Keyed")]
        public static IResult Keyed([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => Results.Text("keyed");

        [Function("Other")]
        public static IResult Other([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => Results.Text("other");

        [Function("Master")]
        public static IResult Master([HttpTrigger(AuthorizationLevel.Admin, "get")] HttpRequest request) => Results.Text("master");
    }

    private static readonly Dictionary<string, string?> Keys = new(StringComparer.Ordinal)
    {
        ["Host:Keys:default"] = "host-key",
        ["Host:Keys:master"] = "master-key",
        ["Functions:Keyed:Keys:default"] = "function-key",
    };

    [Theory]
    [InlineData("/Open", null, HttpStatusCode.OK)]
    [InlineData("/Keyed", null, HttpStatusCode.Unauthorized)]
    [InlineData("/Keyed?code=wrong", null, HttpStatusCode.Unauthorized)]
    [InlineData("/Keyed?code=", null, HttpStatusCode.Unauthorized)]
    [InlineData("/Keyed?code=function-key", null, HttpStatusCode.OK)]
    [InlineData("/Keyed?code=host-key", null, HttpStatusCode.OK)]
    [InlineData("/Keyed?code=master-key", null, HttpStatusCode.OK)]
    [InlineData("/Keyed", "function-key", HttpStatusCode.OK)]
    [InlineData("/Keyed?code=function-key", "wrong", HttpStatusCode.Unauthorized)]
    [InlineData("/Other?code=function-key", null, HttpStatusCode.Unauthorized)]
    [InlineData("/Master?code=host-key", null, HttpStatusCode.Unauthorized)]
    [InlineData("/Master", "master-key", HttpStatusCode.OK)]
    public async Task A_key_opens_what_it_is_for(string path, string? header, HttpStatusCode expected)
    {
        await using var app = await TestApp.StartAsync([typeof(Guarded)], settings: Keys);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Address, path));
        if (header is not null)
        {
            request.Headers.Add("x-functions-key", header);
        }

        using var response = await app.Client.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK, (await response.Content.ReadAsStringAsync()).Length > 0);
    }

    [Fact]
    public async Task Without_configured_keys_nothing_but_the_open_answers()
    {
        await using var app = await TestApp.StartAsync([typeof(Guarded)]);
        Assert.Equal(HttpStatusCode.Unauthorized, await app.StatusOfAsync(HttpMethod.Get, "/Keyed?code=host-key"));
        Assert.Equal(HttpStatusCode.Unauthorized, await app.StatusOfAsync(HttpMethod.Get, "/Master?code=master-key"));
    }
}
