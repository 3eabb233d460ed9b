namespace CE4BIG.Functions.Links;

/// <summary>What a link turned out to be.</summary>
public enum LinkState
{
    /// <summary>None of ours, altered, or meant for something else.</summary>
    Unknown,

    /// <summary>The step's present link.</summary>
    Current,

    /// <summary>An earlier link of the same person.</summary>
    Replaced,

    /// <summary>The link of somebody from whom the step has passed on.</summary>
    PassedOn,
}
