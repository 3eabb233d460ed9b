namespace CE4BIG.Season.Planning;

/// <summary>Which personas a season is made of.</summary>
internal enum Mixture
{
    /// <summary>Mostly straightforward ones, with the detours that need no programme of their own.</summary>
    Plain,

    /// <summary>All of them, each at least once.</summary>
    All,
}
