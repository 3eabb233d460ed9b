using Azure.Data.Tables;
using CE4BIG.Microsoft.DurableTask.CrashHost;

// Runs the crash test's work until it is killed. The connection string comes from the environment; "ready" tells that the hub runs,
// "started" that all its orchestrations are accepted.
var tables = new TableServiceClient(Environment.GetEnvironmentVariable("CRASH_STORAGE") ?? throw new InvalidOperationException("CRASH_STORAGE is not set."));
await using var engine = CrashWork.CreateEngine(tables);
await engine.StartAsync(CancellationToken.None);
await Console.Out.WriteLineAsync(engine.Health.IsHealthy ? "ready" : engine.Health.Description);
await CrashWork.StartAllAsync(engine.CreateClient());
await Console.Out.WriteLineAsync("started");
await Task.Delay(Timeout.InfiniteTimeSpan);
