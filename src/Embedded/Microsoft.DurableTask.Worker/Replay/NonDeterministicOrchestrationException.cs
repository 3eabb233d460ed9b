namespace Microsoft.DurableTask.Worker.Replay;

/// <summary>The orchestrator did not repeat what its history says it did.</summary>
internal sealed class NonDeterministicOrchestrationException(string message) : Exception(message);
