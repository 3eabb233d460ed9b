namespace Microsoft.Azure.Functions.Worker.Embedded;

/// <summary>What an invocation came to: set by the function, or by a middleware in its place.</summary>
internal sealed class InvocationOutcome
{
    public object? Value { get; set; }

    /// <summary>Whether the function itself was called; false when a middleware answered for it.</summary>
    public bool FunctionRan { get; set; }

    public static InvocationOutcome Of(FunctionContext context)
    {
        if (context.Features.Get<InvocationOutcome>() is { } outcome)
        {
            return outcome;
        }

        outcome = new InvocationOutcome();
        context.Features.Set(outcome);
        return outcome;
    }
}
