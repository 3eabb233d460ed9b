using Microsoft.Azure.Functions.Worker.Embedded;

namespace Microsoft.Azure.Functions.Worker.Extensions.Timer;

/// <summary>A timer function with its schedule resolved.</summary>
internal sealed record ScheduledTimer(FunctionDescriptor Function, string Text, CronSchedule Schedule, bool RunOnStartup, bool IsMonitored);
