namespace CE4BIG.Season.Planning;

/// <summary>Where an exchange is played: which programme, and which of its clusters.</summary>
internal enum Venue
{
    /// <summary>The programme as shipped, with money enough.</summary>
    ClusterXchange,

    /// <summary>The season's own programme: the visitor's cluster has a manager who is away, with a stand-in.</summary>
    AwayCluster,

    /// <summary>The season's own programme: the visitor's cluster has money for one visit.</summary>
    ScarceCluster,

    /// <summary>The second programme as shipped.</summary>
    ShortMissions,
}
