using CE4BIG.Engine;

// The embedded workflow engine's figures on an in-memory Azurite of its own, each beside the target it must reach.
//   dotnet run --project bench/Engine -c Release [-- --only a,b,c,d]
var only = args is ["--only", var list, ..] ? list.Split(',') : ["a", "b", "c", "d"];
foreach (var (name, run) in new (string, Func<Workbench, Task>)[] { ("a", Measurements.HelloAsync), ("b", Measurements.LifecyclesAsync), ("c", Measurements.LatencyAsync), ("d", Measurements.IdleAsync) })
{
    if (only.Contains(name))
    {
        await using var bench = await Workbench.StartAsync();
        await run(bench);
    }
}

return 0;
