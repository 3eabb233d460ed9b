namespace CE4BIG.Functions.Tests.Telemetry;

/// <summary>Whoever listens hears every desk in this process: these tests listen one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class TelemetryCollection
{
    public const string Name = "telemetry";
}
