namespace Microsoft.DurableTask.Worker.Storage;

/// <summary>Another node owns the hub now; nothing of this one may be stored any more.</summary>
internal sealed class LeaseLostException(string owner) : Exception($"The task hub has been taken over by {owner}.");
