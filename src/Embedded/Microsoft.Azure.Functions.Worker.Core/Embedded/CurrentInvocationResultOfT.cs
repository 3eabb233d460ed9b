namespace Microsoft.Azure.Functions.Worker.Embedded;

internal sealed class CurrentInvocationResult<T>(FunctionContext context) : InvocationResult<T>
{
    public override T? Value
    {
        get => context.Features.Get<InvocationOutcome>()?.Value is T value ? value : default;
        set => InvocationOutcome.Of(context).Value = value;
    }
}
