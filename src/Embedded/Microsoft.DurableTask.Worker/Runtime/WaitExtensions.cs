using Grpc.Core;

namespace Microsoft.DurableTask.Worker.Runtime;

/// <summary>Waiting for an instance ends with the hub: who waits on a hub that is gone would wait for ever.</summary>
internal static class WaitExtensions
{
    public static async Task<T> WaitAsync<T>(this Task<T> task, Instance instance, HubSession session, CancellationToken cancellation)
    {
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, session.Aborted);
            return await task.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, $"The task hub stopped while '{instance.Id}' was waited for."));
        }
    }
}
