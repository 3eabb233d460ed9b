using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Embedded;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CE4BIG.Microsoft.Azure.Functions.Worker.Tests;

/// <summary>A running app made of the given classes' functions, on a port of its own, and a client that talks to it.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false, UseCookies = false };

    private TestApp(IHost host)
    {
        _host = host;
        Address = new Uri(((WebApplication)host).Urls.Single());
        Client = new HttpClient(_handler) { BaseAddress = Address };
    }

    public HttpClient Client { get; }

    public Uri Address { get; }

    public IServiceProvider Services => _host.Services;

    public static async Task<TestApp> StartAsync(
        Type[] functions,
        Action<FunctionsApplicationBuilder>? configure = null,
        Dictionary<string, string?>? settings = null,
        Type[]? extensions = null,
        string environment = "Production")
    {
        var builder = CreateBuilder(functions, settings, extensions, environment);
        if (configure is null)
        {
            builder.ConfigureFunctionsWebApplication();
        }
        else
        {
            configure(builder);
        }

        var host = builder.Build();
        await host.StartAsync();
        return new TestApp(host);
    }

    public static FunctionsApplicationBuilder CreateBuilder(
        Type[] functions,
        Dictionary<string, string?>? settings = null,
        Type[]? extensions = null,
        string environment = "Production")
    {
        var builder = new FunctionsApplicationBuilder(
            ["--urls", "http://127.0.0.1:0", "--environment", environment],
            () => FunctionCatalog.Of(functions),
            configuration => configuration.AddInMemoryCollection(settings ?? []),
            extensions ?? []);
        builder.Services.AddSingleton(new HostSettings(RoutePrefix: "", HubName: "TestHub"));
        builder.Logging.ClearProviders();
        return builder;
    }

    public static void SetRoutePrefix(FunctionsApplicationBuilder builder, string prefix) =>
        builder.Services.AddSingleton(new HostSettings(prefix, HubName: "TestHub"));

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(new Uri(Address, path));

    public Task<string> GetStringAsync(string path) => Client.GetStringAsync(new Uri(Address, path));

    public async Task<HttpStatusCode> StatusOfAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, new Uri(Address, path));
        using var response = await Client.SendAsync(request);
        return response.StatusCode;
    }

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _handler.Dispose();
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
