using CE4BIG.Season;
using CE4BIG.Season.Staff;

var (options, problem) = SeasonOptions.Read(args);
if (options is null)
{
    await Console.Error.WriteLineAsync(problem);
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, press) =>
{
    press.Cancel = true;
    stop.Cancel();
};

try
{
    if (options.WriteProgrammes is var (from, to))
    {
        SeasonProgrammes.Write(from, to);
        return 0;
    }

    var result = await new SeasonRun(options, TimeProvider.System, Console.Error).PlayAsync(stop.Token);
    await Console.Out.WriteLineAsync(result.ToJson());
    return result.Failed == 0 && result.Bank.AddsUp ? 0 : 1;
}
catch (SeasonCannotStartException cannot)
{
    await Console.Error.WriteLineAsync(cannot.Message);
    return 2;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    await Console.Error.WriteLineAsync("Stopped before the end.");
    return 130;
}
