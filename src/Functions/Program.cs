using CE4BIG.Functions;
using CE4BIG.Functions.Telemetry;
using CE4BIG.Functions.Web;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<RequestTracing>();
builder.UseMiddleware<PageMiddleware>();
builder.Logging.KeepAddressesOut();
await builder.Services.AddExchangeDeskAsync(builder.Configuration);
await builder.Build().RunAsync();
