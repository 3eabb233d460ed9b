using System.Collections.Immutable;
using CE4BIG.Season.Planning;

namespace CE4BIG.Season.Personas;

/// <summary>The second programme: other days, other rates, and things that ClusterXchange does not have.</summary>
internal static class ShortMissionPersonas
{
    private static ImmutableArray<(string Field, string Value)> Declared => [("deMinimisEur", "1200"), ("declareDeMinimis", "yes")];

    public static Persona ShortMission { get; } = new("ShortMission", Persona.Closed) { Venue = Venue.ShortMissions, Fields = Declared };

    public static Persona ShortMissionWithPrefinancing { get; } = new("ShortMissionWithPrefinancing", Persona.Closed)
    {
        Venue = Venue.ShortMissions,
        ExtraRounds = 1,
        AdvancePercent = 50,
        Fields = [.. Declared, ("prefinancing", "yes")],
    };

    public static Persona ShortMissionPartialAward { get; } = new("ShortMissionPartialAward", Persona.Closed)
    {
        Venue = Venue.ShortMissions,
        AwardedPercent = 70,
        Fields = Declared,
        Cues = [Cue.Once("visiting-approval", Moves.ApprovePart)],
    };
}
