using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
{
    /// <summary>Six or five cron fields, or <c>%Setting%</c> that holds them.</summary>
    public string Schedule { get; } = schedule;

    public bool RunOnStartup { get; set; }

    /// <summary>Whether the schedule's status is kept, so that a run missed while the app was away is made up.</summary>
    public bool UseMonitor { get; set; } = true;
}
