using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Embedded;

/// <summary>The web host below the app: nothing but configuration, a console log and Kestrel, so that it starts fast.</summary>
internal static class WebHost
{
    private const string DefaultUrl = "http://localhost:7071";

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(LocalSettings.Load(AppContext.BaseDirectory, Directory.GetCurrentDirectory()))
            .AddEnvironmentVariables("DOTNET_")
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddEnvironmentVariables()
            .AddCommandLine(args)
            .Build();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = settings["AZURE_FUNCTIONS_ENVIRONMENT"] ?? settings["environment"],
        });
        builder.Configuration.AddConfiguration(settings);
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseUrls(Urls(settings));
        builder.Logging.AddConfiguration(settings.GetSection("Logging"));
        builder.Logging.AddSimpleConsole(options => options.SingleLine = true);

        // ASP.NET Core logs whole addresses at Information, and an address may carry the secret of a mailed link.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        return builder;
    }

    private static string Urls(IConfiguration settings) =>
        settings["port"] is { Length: > 0 } port ? "http://localhost:" + port
        : settings["urls"] is { Length: > 0 } urls ? urls
        : DefaultUrl;
}
