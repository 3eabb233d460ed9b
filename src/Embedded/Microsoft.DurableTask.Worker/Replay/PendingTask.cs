namespace Microsoft.DurableTask.Worker.Replay;

/// <summary>A call whose answer is still to come. Try…, since an orchestrator may have cancelled it meanwhile.</summary>
internal sealed class PendingTask<T>(string name, DataConverter converter) : IPendingTask
{
    // Continuations must not run "asynchronously": WhenAny and WhenAll would then be resumed by the thread pool.
    private readonly TaskCompletionSource<T> _source = new();

    public string Name => name;

    public Task<T> Task => _source.Task;

    public void Complete(string? result)
    {
        T? value;
        try
        {
            value = converter.Deserialize<T>(result);
        }
        catch (Exception exception)
        {
            // Constructors and converters of the app's may throw anything; it is the orchestrator's to handle.
            _source.TrySetException(exception);
            return;
        }

        _source.TrySetResult(value!);
    }

    public void Fail(Exception exception) => _source.TrySetException(exception);

    public bool Cancel(CancellationToken token) => _source.TrySetCanceled(token);
}
