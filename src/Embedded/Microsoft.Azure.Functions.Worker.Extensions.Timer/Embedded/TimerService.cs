using Microsoft.Azure.Functions.Worker.Embedded;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Extensions.Timer;

/// <summary>Fires the app's timer functions, each on its own schedule and never twice at once, on the node that owns the hub.</summary>
internal sealed class TimerService(
    FunctionCatalog catalog,
    FunctionDispatcher dispatcher,
    ITimerStatusStore store,
    HostClock clock,
    IConfiguration configuration,
    IServiceScopeFactory scopes,
    IEnumerable<INodeOwnership> ownership,
    ILogger<TimerService> logger) : BackgroundService
{
    private static readonly TimeSpan StorageRetry = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan OwnershipCheck = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _abandon = new();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // A function that runs is let finish; only when the host's patience ends is it asked to give up.
        await using var registration = cancellationToken.Register(_abandon.Cancel);
        await base.StopAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _abandon.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var now = clock.Time.GetUtcNow().UtcDateTime;
        var timers = catalog.Functions.Where(f => f.Trigger is TimerTriggerAttribute).Select(f => Plan(f, now)).OfType<ScheduledTimer>().ToList();
        try
        {
            var statuses = timers.Exists(t => t.IsMonitored)
                ? await LoadAsync(stoppingToken)
                : new Dictionary<string, TimerStatus>(StringComparer.Ordinal);
            await Task.WhenAll(timers.Select(t => RunAsync(t, statuses.GetValueOrDefault(t.Function.Name), stoppingToken)));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The app stops between two runs.
        }
    }

    private ScheduledTimer? Plan(FunctionDescriptor function, DateTime now)
    {
        var trigger = (TimerTriggerAttribute)function.Trigger;
        var text = trigger.Schedule is ['%', .. var setting, '%'] ? configuration[setting] : trigger.Schedule;
        if (text is null || CronSchedule.TryParse(text) is not { } schedule)
        {
            logger.LogError("Function '{Function}' is disabled: '{Schedule}' gives no schedule.", function.Name, trigger.Schedule);
            return null;
        }

        return new ScheduledTimer(function, text, schedule, trigger.RunOnStartup, trigger.UseMonitor && !schedule.IsFasterThanAMinute(now));
    }

    private async Task<IReadOnlyDictionary<string, TimerStatus>> LoadAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                return await store.LoadAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning(exception, "The status of the timers cannot be read; they wait for it.");
                await Task.Delay(StorageRetry, clock.Time, stoppingToken);
            }
        }
    }

    private async Task RunAsync(ScheduledTimer timer, TimerStatus? status, CancellationToken stoppingToken)
    {
        if (!timer.IsMonitored || status?.Schedule != timer.Text)
        {
            status = timer.IsMonitored ? await KeepAsync(timer, last: default, stoppingToken) : null;
        }

        var now = Now();
        if (timer.RunOnStartup || status?.Next < now)
        {
            status = await FireAsync(timer, status, isPastDue: status?.Next < now, stoppingToken);
        }

        while (true)
        {
            await DelayUntilAsync(timer.Schedule.After(Now()), stoppingToken);
            status = await FireAsync(timer, status, isPastDue: false, stoppingToken);
        }
    }

    private async Task<TimerStatus?> FireAsync(ScheduledTimer timer, TimerStatus? status, bool isPastDue, CancellationToken stoppingToken)
    {
        if (await WaitForOwnershipAsync(stoppingToken) && timer.IsMonitored)
        {
            // The former owner went on firing while this node waited: what is still to do, its last status says.
            status = (await LoadAsync(stoppingToken)).GetValueOrDefault(timer.Function.Name) ?? status;
            isPastDue = status?.Next < Now();
            if (!isPastDue && status?.Next > Now())
            {
                return status;
            }
        }

        var started = Now();
        var info = new TimerInfo
        {
            IsPastDue = isPastDue,
            ScheduleStatus = status is null ? null : new ScheduleStatus { Last = status.Last, Next = status.Next, LastUpdated = status.LastUpdated },
        };
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await dispatcher.InvokeAsync(timer.Function, scope.ServiceProvider, c => c.Features.Set(info), _abandon.Token);
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "Function '{Function}' failed.", timer.Function.Name);
        }

        return timer.IsMonitored ? await KeepAsync(timer, started, stoppingToken) : null;
    }

    /// <returns>Whether this node had to wait for another to end.</returns>
    private async Task<bool> WaitForOwnershipAsync(CancellationToken stoppingToken)
    {
        var waited = false;
        while (!ownership.All(o => o.IsOwner))
        {
            waited = true;
            await Task.Delay(OwnershipCheck, clock.Time, stoppingToken);
        }

        return waited;
    }

    private async Task<TimerStatus> KeepAsync(ScheduledTimer timer, DateTime last, CancellationToken stoppingToken)
    {
        var now = Now();
        var status = new TimerStatus(timer.Text, last, timer.Schedule.After(now), now);
        try
        {
            // Saved even while the app stops: it says that the run which just ended was made.
            await store.SaveAsync(timer.Function.Name, status, stoppingToken.IsCancellationRequested ? _abandon.Token : stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(exception, "The status of timer '{Function}' was not kept; a missed run may be repeated.", timer.Function.Name);
        }

        return status;
    }

    private DateTime Now() => clock.Time.GetUtcNow().UtcDateTime;

    private async Task DelayUntilAsync(DateTime due, CancellationToken stoppingToken)
    {
        // A timer of the platform takes no more than some weeks, and schedules may be yearly.
        var longest = TimeSpan.FromDays(1);
        for (var wait = due - Now(); wait > TimeSpan.Zero; wait = due - Now())
        {
            await Task.Delay(wait < longest ? wait : longest, clock.Time, stoppingToken);
        }
    }
}
