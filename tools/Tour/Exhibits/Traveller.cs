using CE4BIG.Tour.Staging;

namespace CE4BIG.Tour.Exhibits;

/// <summary>An exchange and how it is played.</summary>
internal sealed record Traveller(Story Story, string Exchange);
