namespace Microsoft.Azure.Functions.Worker.Extensions.Timer;

/// <summary>What is kept of a schedule between runs of the app. The schedule itself is in it, so that a changed one starts afresh.</summary>
internal sealed record TimerStatus(string Schedule, DateTime Last, DateTime Next, DateTime LastUpdated);
