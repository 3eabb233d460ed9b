using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CE4BIG.Microsoft.Azure.Functions.Worker.Tests.Http;

public sealed class MiddlewareTests
{
    public static class Page
    {
        [Function("Page")]
        public static IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Text("page");

        [Function("Late")]
        public static IResult Late([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => new ResultTests.ThrowingResult();
    }

    public sealed class Diary : ConcurrentQueue<string>;

    public sealed class First(Diary diary) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            diary.Enqueue("first in");
            await next(context);
            diary.Enqueue("first out");
        }
    }

    public sealed class Second(Diary diary) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            diary.Enqueue("second in");
            await next(context);
            diary.Enqueue("second out");
        }
    }

    private readonly Diary _diary = [];

    [Fact]
    public async Task Middleware_runs_in_the_order_of_its_registration()
    {
        await using var app = await StartAsync(b => b.UseMiddleware<First>().UseMiddleware<Second>());
        Assert.Equal("page", await app.GetStringAsync("/Page"));
        Assert.Equal(["first in", "second in", "second out", "first out"], _diary);
    }

    [Fact]
    public async Task Middleware_registered_before_the_web_application_has_no_http_context()
    {
        await using var app = await TestApp.StartAsync([typeof(Page)], builder =>
        {
            builder.UseMiddleware((context, next) =>
            {
                _diary.Enqueue(context.GetHttpContext() is null ? "null" : "there");
                return next();
            });
            builder.ConfigureFunctionsWebApplication();
            builder.UseMiddleware((context, next) =>
            {
                _diary.Enqueue(context.GetHttpContext() is null ? "null" : "there");
                return next();
            });
        });
        await app.GetStringAsync("/Page");
        Assert.Equal(["null", "there"], _diary);
    }

    [Fact]
    public async Task After_next_the_result_has_not_run_and_headers_can_still_be_set()
    {
        await using var app = await StartAsync(b => b.UseMiddleware(async (context, next) =>
        {
            await next();
            var http = context.GetHttpContext()!;
            _diary.Enqueue($"{context.GetInvocationResult().Value is IResult} {http.Response.HasStarted}");
            http.Response.Headers["X-Late"] = "yes";
        }));
        using var response = await app.GetAsync("/Page");
        Assert.Equal(["True False"], _diary);
        Assert.Equal("yes", response.Headers.GetValues("X-Late").Single());
    }

    [Fact]
    public async Task A_middleware_answers_for_the_function_by_setting_the_result()
    {
        await using var app = await StartAsync(b => b.UseMiddleware((context, _) =>
        {
            context.GetInvocationResult().Value = Results.Text("instead", statusCode: 403);
            return Task.CompletedTask;
        }));
        using var response = await app.GetAsync("/Page");
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("instead", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Writing_the_response_and_returning_breaks_the_transfer()
    {
        await using var app = await StartAsync(b => b.UseMiddleware((context, _) => context.GetHttpContext()!.Response.WriteAsync("half")));
        await Assert.ThrowsAsync<HttpRequestException>(() => app.GetStringAsync("/Page"));
    }

    [Fact]
    public async Task An_exception_while_the_result_executes_is_not_seen_by_middleware()
    {
        await using var app = await StartAsync(b => b.UseMiddleware(async (_, next) =>
        {
            await next();
            _diary.Enqueue("no exception");
        }));
        Assert.Equal(HttpStatusCode.InternalServerError, await app.StatusOfAsync(HttpMethod.Get, "/Late"));
        Assert.Equal(["no exception"], _diary);
    }

    [Fact]
    public async Task Conditional_middleware_runs_only_where_its_predicate_holds()
    {
        await using var app = await StartAsync(b => b.UseWhen<First>(c => c.FunctionDefinition.Name == "Late"));
        await app.GetStringAsync("/Page");
        Assert.Empty(_diary);
        Assert.Equal(HttpStatusCode.InternalServerError, await app.StatusOfAsync(HttpMethod.Get, "/Late"));
        Assert.Equal(["first in", "first out"], _diary);
    }

    private Task<TestApp> StartAsync(Action<FunctionsApplicationBuilder> middleware) => TestApp.StartAsync([typeof(Page)], builder =>
    {
        builder.Services.AddSingleton(_diary);
        builder.ConfigureFunctionsWebApplication();
        middleware(builder);
    });
}
