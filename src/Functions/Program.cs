using CE4BIG.Functions;
using CE4BIG.Functions.Web;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<PageMiddleware>();

// Their request lines print whole addresses, and the query of some of ours is a secret (architecture §4).
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
builder.Logging.AddFilter("System.Net.Http", LogLevel.Warning);
builder.Logging.AddFilter("Azure.Core", LogLevel.Warning);
await builder.Services.AddExchangeDeskAsync(builder.Configuration);
await builder.Build().RunAsync();
