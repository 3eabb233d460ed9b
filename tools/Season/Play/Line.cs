using CE4BIG.Season.Personas;

namespace CE4BIG.Season.Play;

/// <summary>What is said at a step, and the cue it comes from; no cue: the straightforward answer.</summary>
internal sealed record Line(Move Move, Cue? Cue);
