using System.ComponentModel.DataAnnotations;

namespace CE4BIG.Functions.Settings;

/// <summary>Where the app is reached (section <c>App</c>).</summary>
public sealed class AppOptions
{
    /// <summary>The address people open, without a slash at its end. Links are built from it, never from a Host header (architecture §4).</summary>
    [Required]
    public required Uri BaseUrl { get; init; }
}
