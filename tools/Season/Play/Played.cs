namespace CE4BIG.Season.Play;

/// <summary>What an exchange really came to, as its page says.</summary>
/// <param name="Ending">As in <c>data-ending</c>.</param>
/// <param name="Cents">What was paid.</param>
internal sealed record Played(string Ending, int Cents);
