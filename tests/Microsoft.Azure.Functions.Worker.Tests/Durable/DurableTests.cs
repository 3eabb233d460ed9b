using System.Globalization;
using System.Net;
using CE4BIG.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CE4BIG.Microsoft.Azure.Functions.Worker.Tests.Durable;

public sealed class DurableTests(DurableTests.Storage storage) : IClassFixture<DurableTests.Storage>
{
    public sealed class Storage : IAsyncLifetime
    {
        public Azurite Azurite { get; private set; } = null!;

        public async Task InitializeAsync() => Azurite = await Azurite.StartAsync();

        public async Task DisposeAsync() => await Azurite.DisposeAsync();
    }

    public sealed record Greeting(string Name, int Times);

    public sealed class Scoped
    {
        public Guid Id { get; } = Guid.NewGuid();
    }

    public sealed class Flow(Scoped scoped)
    {
        [Function("Start")]
        public static async Task<IResult> Start(
            [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "start/{id}")] HttpRequest request,
            string id,
            [DurableClient] DurableTaskClient client,
            CancellationToken cancellationToken)
        {
            await client.ScheduleNewOrchestrationInstanceAsync("Greet", new Greeting("<b>Ann & Bob</b>", 2), new StartOrchestrationOptions(id), cancellationToken);
            var done = await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, cancellationToken);
            return Results.Text(done.ReadOutputAs<string>());
        }

        [Function("Greet")]
        public static async Task<string> Greet([OrchestrationTrigger] TaskOrchestrationContext context, Greeting input, FunctionContext function)
        {
            context.SetCustomStatus("<i>greeting</i>");
            var scope = await context.CallActivityAsync<string>(nameof(Say), input);
            var other = await context.CallActivityAsync<string>(nameof(Say), input with { Name = context.GetInput<Greeting>()!.Name + "!" });
            return $"{function.FunctionDefinition.Name}: {scope} {other}";
        }

        [Function("Say")]
        public string Say([ActivityTrigger] Greeting greeting, FunctionContext context, CancellationToken cancellationToken) =>
            $"{greeting.Name}x{greeting.Times.ToString(CultureInfo.InvariantCulture)}{(context.InstanceServices.GetRequiredService<Scoped>() == scoped && !cancellationToken.IsCancellationRequested ? "" : " wrong scope")}";

        [Function("Fails")]
        public static async Task<string> Fails([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            try
            {
                await context.CallActivityAsync("Throw");
                return "no failure";
            }
            catch (TaskFailedException exception)
            {
                return $"{exception.FailureDetails.ErrorType} {exception.FailureDetails.ErrorMessage} {exception.FailureDetails.IsCausedBy<InvalidOperationException>()}";
            }
        }

        [Function("Throw")]
        public static void Throw([ActivityTrigger] string? nothing) => throw new InvalidOperationException("on purpose" + nothing);

        [Function("StartFails")]
        public static async Task<IResult> StartFails([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request, [DurableClient] DurableTaskClient client)
        {
            var id = await client.ScheduleNewOrchestrationInstanceAsync("Fails");
            return Results.Text((await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true)).ReadOutputAs<string>());
        }

        [Function("Health")]
        public static async Task<IResult> Health([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, [DurableClient] DurableTaskClient client)
        {
            await client.GetInstanceAsync("none", request.HttpContext.RequestAborted);
            return Results.Text("healthy");
        }
    }

    private readonly List<string> _seen = [];

    [Fact]
    public async Task Orchestrators_and_activities_run_as_functions_with_input_scope_and_middleware()
    {
        await using var app = await StartAsync("Production");
        Assert.Equal("Greet: <b>Ann & Bob</b>x2 <b>Ann & Bob</b>!x2", await PostAsync(app, "/start/g-1"));
        lock (_seen)
        {
            Assert.Contains("Greet", _seen);
            Assert.Equal(2, _seen.Count(name => name == "Say"));
        }
    }

    [Fact]
    public async Task An_activity_s_exception_reaches_the_orchestrator_with_its_details()
    {
        await using var app = await StartAsync("Production");
        Assert.Equal("System.InvalidOperationException on purpose True", await PostAsync(app, "/StartFails"));
    }

    [Fact]
    public async Task In_development_the_hub_is_shown_escaped_and_without_payloads()
    {
        await using var app = await StartAsync("Development");
        await PostAsync(app, "/start/g-%3Cscript%3E");

        var list = await app.GetStringAsync("/dev/orchestrations");
        Assert.Contains("g-&lt;script&gt;", list, StringComparison.Ordinal);
        Assert.Contains("&lt;i&gt;greeting&lt;/i&gt;", list, StringComparison.Ordinal);
        Assert.Contains("Completed", list, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", list, StringComparison.Ordinal);

        using var history = await app.GetAsync("/dev/orchestrations?id=g-%3Cscript%3E");
        var text = await history.Content.ReadAsStringAsync();
        Assert.Contains("Say", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ann", text, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", history.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await app.StatusOfAsync(HttpMethod.Get, "/dev/orchestrations?id=unknown"));
        Assert.Equal(HttpStatusCode.NotFound, await app.StatusOfAsync(HttpMethod.Post, "/dev/orchestrations"));
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Outside_development_there_is_no_such_page(string environment)
    {
        await using var app = await StartAsync(environment);
        Assert.Equal(HttpStatusCode.NotFound, await app.StatusOfAsync(HttpMethod.Get, "/dev/orchestrations"));
    }

    [Fact]
    public async Task Without_storage_the_app_answers_all_the_same_and_its_client_says_at_once_that_the_engine_is_down()
    {
        const string nobody = "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=AAAA;TableEndpoint=http://127.0.0.1:9/a;";
        await using var app = await StartAsync("Production", nobody);
        using var response = await app.GetAsync("/Health").WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    [Fact]
    public void Without_a_storage_setting_the_start_says_which_one_is_missing()
    {
        var builder = TestApp.CreateBuilder([typeof(Flow)], extensions: [typeof(DurableTaskExtensionStartup)]);
        builder.ConfigureFunctionsWebApplication();
        var refusal = Assert.Throws<InvalidOperationException>(() => builder.Build().Start());
        Assert.Contains("AzureWebJobsStorage", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<string> PostAsync(TestApp app, string path)
    {
        using var response = await app.Client.PostAsync(new Uri(app.Address, path), content: null).WaitAsync(TimeSpan.FromSeconds(30));
        return await response.Content.ReadAsStringAsync();
    }

    private Task<TestApp> StartAsync(string environment, string? storageAccount = null) => TestApp.StartAsync(
        [typeof(Flow)],
        builder =>
        {
            builder.ConfigureFunctionsWebApplication();
            builder.Services.AddScoped<Scoped>();
            builder.UseMiddleware((context, next) =>
            {
                lock (_seen)
                {
                    _seen.Add(context.FunctionDefinition.Name);
                }

                return next();
            });
        },
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["AzureWebJobsStorage"] = storageAccount ?? storage.Azurite.ConnectionString },
        [typeof(DurableTaskExtensionStartup)],
        environment);
}
