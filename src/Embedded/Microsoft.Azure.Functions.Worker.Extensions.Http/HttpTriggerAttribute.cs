using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    public HttpTriggerAttribute()
        : this(AuthorizationLevel.Function, null)
    {
    }

    public HttpTriggerAttribute(params string[] methods)
        : this(AuthorizationLevel.Function, methods)
    {
    }

    public HttpTriggerAttribute(AuthorizationLevel authLevel)
        : this(authLevel, null)
    {
    }

    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[]? methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>The route's template; null or empty for the function's name.</summary>
    public string? Route { get; set; }

    /// <summary>The methods it answers; null or empty for all.</summary>
    public string[]? Methods { get; }

    public AuthorizationLevel AuthLevel { get; }
}
