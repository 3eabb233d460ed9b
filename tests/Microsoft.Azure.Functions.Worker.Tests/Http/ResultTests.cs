using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CE4BIG.Microsoft.Azure.Functions.Worker.Tests.Http;

public sealed class ResultTests
{
    public sealed class Signals
    {
        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public sealed class Answers(Signals signals)
    {
        [Function("Async")]
        public static async Task<IResult> Async([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
        {
            await Task.Yield();
            return Results.Content("<p>é</p>", "text/html; charset=utf-8");
        }

        [Function("Words")]
        public static string Words([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => "text";

        [Function("Anything")]
        public static Task<object> Anything([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Task.FromResult<object>(new { A = 1 });

        [Function("ByHand")]
        public static async ValueTask<IResult> ByHand([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
        {
            request.HttpContext.Response.StatusCode = 202;
            await request.HttpContext.Response.WriteAsync("by hand");
            return Results.Empty;
        }

        [Function("Throws")]
        public static IResult Throws([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => throw new InvalidOperationException("secret detail");

        [Function("ThrowsLater")]
        public static IResult ThrowsLater([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => new ThrowingResult();

        [Function("Cookies")]
        public static IResult Cookies([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
        {
            request.HttpContext.Response.Cookies.Append("a", "1");
            request.HttpContext.Response.Cookies.Append("b", "2");
            request.HttpContext.Response.Headers.ContentSecurityPolicy = "default-src 'none'";
            return Results.StatusCode(410);
        }

        [Function("File")]
        public static IResult File([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
            Results.File("0123456789"u8.ToArray(), "text/plain", enableRangeProcessing: true);

        [Function("Upload")]
        public static async Task<IResult> Upload([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request, CancellationToken cancellationToken)
        {
            await request.Body.CopyToAsync(Stream.Null, cancellationToken);
            return Results.Text("read");
        }

        [Function("CatchesTooLarge")]
        public static async Task<IResult> CatchesTooLarge([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request, CancellationToken cancellationToken)
        {
            try
            {
                await request.Body.CopyToAsync(Stream.Null, cancellationToken);
                return Results.Text("read");
            }
            catch (BadHttpRequestException exception)
            {
                return Results.StatusCode(exception.StatusCode);
            }
        }

        [Function("Waits")]
        public async Task<IResult> Waits([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, CancellationToken cancellationToken)
        {
            signals.Entered.SetResult();
            await using var registration = cancellationToken.Register(signals.Cancelled.SetResult);
            await signals.Release.Task;
            return Results.Text("finished");
        }

        [Function("Context")]
        public static IResult Context([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, FunctionContext context) =>
            Results.Text($"{context.FunctionDefinition.Name} {Guid.TryParse(context.InvocationId, out _)} {ReferenceEquals(context.GetHttpContext(), request.HttpContext)}");
    }

    public sealed class ThrowingResult : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => throw new InvalidOperationException("while it executes");
    }

    private readonly Signals _signals = new();

    [Fact]
    public async Task Content_carries_its_length_and_type()
    {
        await using var app = await StartAsync();
        using var response = await app.GetAsync("/Async");
        Assert.Equal("<p>é</p>", await response.Content.ReadAsStringAsync());
        Assert.Equal(9, response.Content.Headers.ContentLength);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
    }

    [Theory]
    [InlineData("/Words")]
    [InlineData("/Anything")]
    public async Task A_string_or_an_object_is_200_with_an_empty_body(string path)
    {
        await using var app = await StartAsync();
        using var response = await app.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_body_written_by_hand_stands()
    {
        await using var app = await StartAsync();
        using var response = await app.GetAsync("/ByHand");
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("by hand", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/Throws")]
    [InlineData("/ThrowsLater")]
    public async Task An_exception_is_an_empty_500(string path)
    {
        await using var app = await StartAsync();
        using var response = await app.GetAsync(path);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Headers_cookies_and_status_pass_through()
    {
        await using var app = await StartAsync();
        using var response = await app.GetAsync("/Cookies");
        Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
        Assert.Equal(2, response.Headers.GetValues("Set-Cookie").Count());
        Assert.Equal("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task A_file_answers_a_range()
    {
        await using var app = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Address, "/File"));
        request.Headers.Range = new System.Net.Http.Headers.RangeHeaderValue(2, 4);
        using var response = await app.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal("234", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/Upload", 30_000_000, "HTTP/1.1 200")]
    [InlineData("/Upload", 30_000_001, "HTTP/1.1 500")]
    [InlineData("/CatchesTooLarge", 30_000_001, "HTTP/1.1 413")]
    [InlineData("/CatchesTooLarge", 104_857_601, "HTTP/1.1 500")]
    public async Task A_body_over_thirty_million_bytes_throws_and_one_over_the_hosts_limit_runs_no_code(string path, int length, string expected)
    {
        await using var app = await StartAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, app.Address.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n\r\n")));
        if (length <= 30_000_000)
        {
            await stream.WriteAsync(new byte[length]);
        }

        using var reader = new StreamReader(stream, Encoding.ASCII);
        Assert.StartsWith(expected, await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_goes_away_cancels_the_function_at_once()
    {
        await using var app = await StartAsync();
        using var goAway = new CancellationTokenSource();
        var request = app.Client.GetAsync(new Uri(app.Address, "/Waits"), goAway.Token);
        await _signals.Entered.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await goAway.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await _signals.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20));
        _signals.Release.SetResult();
    }

    [Fact]
    public async Task A_graceful_stop_lets_the_running_function_finish_and_takes_no_new_connection()
    {
        await using var app = await StartAsync();
        var running = app.GetStringAsync("/Waits");
        await _signals.Entered.Task.WaitAsync(TimeSpan.FromSeconds(20));
        var stopping = app.StopAsync();
        await WaitUntilRefusedAsync(app.Address);

        _signals.Release.SetResult();
        Assert.Equal("finished", await running);
        await stopping.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.False(_signals.Cancelled.Task.IsCompleted);
    }

    [Fact]
    public async Task The_function_context_is_filled()
    {
        await using var app = await StartAsync();
        Assert.Equal("Context True True", await app.GetStringAsync("/Context"));
    }

    private static async Task WaitUntilRefusedAsync(Uri address)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, address.Port, limit.Token);
                await Task.Delay(10, limit.Token);
            }
            catch (SocketException)
            {
                return;
            }
        }
    }

    private Task<TestApp> StartAsync() => TestApp.StartAsync(
        [typeof(Answers)],
        builder =>
        {
            builder.ConfigureFunctionsWebApplication();
            builder.Services.AddSingleton(_signals);
        });
}
