namespace CE4BIG.Pages.Models;

/// <summary>What a cluster has to do with an exchange.</summary>
public enum ExchangeSide
{
    /// <summary>Its member travels, and it pays.</summary>
    Visiting,

    /// <summary>Its member, or one in its region, hosts.</summary>
    Hosting,
}
