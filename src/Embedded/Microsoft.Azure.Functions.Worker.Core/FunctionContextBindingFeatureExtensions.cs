using Microsoft.Azure.Functions.Worker.Embedded;

namespace Microsoft.Azure.Functions.Worker;

public static class FunctionContextBindingFeatureExtensions
{
    /// <summary>What the function returned, or what a middleware put in its place.</summary>
    public static InvocationResult GetInvocationResult(this FunctionContext context) => new CurrentInvocationResult(context);

    public static InvocationResult<T> GetInvocationResult<T>(this FunctionContext context) => new CurrentInvocationResult<T>(context);
}
