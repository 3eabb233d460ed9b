namespace Microsoft.Azure.Functions.Worker;

public abstract class InvocationResult : InvocationResult<object>;
