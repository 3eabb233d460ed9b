namespace CE4BIG.Tour;

/// <summary>One picture.</summary>
/// <param name="Exhibit">What it shows; also the name of its file.</param>
/// <param name="Width">How wide the screen is, in CSS pixels.</param>
internal sealed record Shot(string Exhibit, int Width = Shot.Screen)
{
    /// <summary>A computer's.</summary>
    public const int Screen = 1200;

    /// <summary>A telephone's.</summary>
    public const int Phone = 360;

    /// <summary>The language it is in.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Whether in dark colours.</summary>
    public bool IsDark { get; init; }
}
