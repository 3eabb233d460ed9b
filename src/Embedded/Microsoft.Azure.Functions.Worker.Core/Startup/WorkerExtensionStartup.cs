namespace Microsoft.Azure.Functions.Worker.Core;

/// <summary>How an extension adds itself to the app that references it.</summary>
public abstract class WorkerExtensionStartup
{
    public abstract void Configure(IFunctionsWorkerApplicationBuilder applicationBuilder);
}
