namespace Microsoft.Azure.Functions.Worker.Embedded;

/// <summary>
/// The host's own clock. Apart from the app's <see cref="TimeProvider"/>, which may run in programme time:
/// on the official stack, too, schedules follow the wall clock whatever the app believes.
/// </summary>
internal sealed record HostClock(TimeProvider Time);
