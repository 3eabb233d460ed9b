namespace Microsoft.DurableTask.Worker.Replay;

/// <summary>A call whose answer is still to come, without the type of that answer.</summary>
internal interface IPendingTask
{
    string Name { get; }

    void Complete(string? result);

    void Fail(Exception exception);
}
