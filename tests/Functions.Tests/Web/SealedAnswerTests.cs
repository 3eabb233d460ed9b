using System.Net;
using System.Text.Json;
using CE4BIG.Functions.Tests.Payments;
using CE4BIG.Functions.Web;
using Microsoft.AspNetCore.Http;

namespace CE4BIG.Functions.Tests.Web;

/// <summary>The official worker hands the host a JSON text of whatever a function gave it; of an answer there must be nothing in it.</summary>
public sealed class SealedAnswerTests(BankFixture fixture) : IClassFixture<BankFixture>
{
    [Fact]
    public async Task A_page_a_file_a_refusal_and_an_answer_of_the_API_reach_the_browser_and_nobody_else()
    {
        var before = fixture.App.Results.Count;
        foreach (var (path, status) in new[]
        {
            ("/", HttpStatusCode.OK),
            ("/assets/site.css", HttpStatusCode.OK),
            ("/there/is/no/such/page", HttpStatusCode.NotFound),
            ("/api/v1/exchanges", HttpStatusCode.Unauthorized),
            ("/api/v1/nonsense", HttpStatusCode.NotFound),
        })
        {
            using var response = await fixture.App.GetAsync(path);
            Assert.Equal(status, response.StatusCode);
        }

        // One that the host refuses by itself does not come so far.
        var seen = fixture.App.Results.Skip(before).ToList();
        Assert.Equal(4, seen.Count);
        Assert.All(seen, result => Assert.Equal("{}", JsonSerializer.Serialize(result)));
    }

    [Fact]
    public async Task An_answer_that_is_sealed_keeps_status_and_content()
    {
        var answer = new SealedAnswer(Results.Content("<p>For one only.</p>", "text/html", statusCode: StatusCodes.Status409Conflict));
        var http = new DefaultHttpContext { RequestServices = fixture.App.Services, Response = { Body = new MemoryStream() } };

        await ((IResult)answer).ExecuteAsync(http);

        Assert.Equal(StatusCodes.Status409Conflict, ((IStatusCodeHttpResult)answer).StatusCode);
        Assert.Equal(StatusCodes.Status409Conflict, http.Response.StatusCode);
        http.Response.Body.Position = 0;
        Assert.Equal("<p>For one only.</p>", await new StreamReader(http.Response.Body).ReadToEndAsync());
    }
}
