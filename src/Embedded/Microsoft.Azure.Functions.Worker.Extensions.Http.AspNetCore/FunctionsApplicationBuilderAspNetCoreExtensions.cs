using Microsoft.Azure.Functions.Worker.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Azure.Functions.Worker.Builder;

public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    /// <summary>Lets HTTP functions take ASP.NET Core's <c>HttpRequest</c> and return its <c>IResult</c>.</summary>
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<IParameterBinder, HttpBinder>();
        builder.Services.TryAddSingleton<IWebPipeline, HttpFunctions>();
        builder.Use(HttpMiddleware.Create);
        return builder;
    }
}
