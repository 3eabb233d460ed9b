using System.ComponentModel.DataAnnotations;

namespace CE4BIG.Functions.Settings;

/// <summary>How fast programme time runs (section <c>Time</c>).</summary>
public sealed class TimeOptions
{
    /// <summary>Programme seconds in a real second: 1 in production; 86400 lets a day pass in a second (architecture §6).</summary>
    [Range(1, 10_000_000, ErrorMessage = "Time:Scale must be between {1} and {2}.")]
    public double Scale { get; init; } = 1;
}
