namespace CE4BIG.Functions.Telemetry;

/// <summary>What the workflow acts on.</summary>
public enum ActedOn
{
    /// <summary>Somebody's decision, of which it was told.</summary>
    Decision,

    /// <summary>A date that came.</summary>
    Date,
}
