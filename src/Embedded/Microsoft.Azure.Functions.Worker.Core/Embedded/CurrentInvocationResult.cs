namespace Microsoft.Azure.Functions.Worker.Embedded;

internal sealed class CurrentInvocationResult(FunctionContext context) : InvocationResult
{
    public override object? Value
    {
        get => context.Features.Get<InvocationOutcome>()?.Value;
        set => InvocationOutcome.Of(context).Value = value;
    }
}
