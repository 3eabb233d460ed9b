namespace CE4BIG.Functions.Lifecycle;

/// <summary>What tending a step found.</summary>
/// <param name="IsOpen">Whether the step is still awaited.</param>
/// <param name="WakeAt">When to look again, in real time, unless something happens before; meaningless where it is not open.</param>
/// <param name="Position">Where the exchange stands now.</param>
public sealed record StepLook(bool IsOpen, DateTime WakeAt, Position Position);
