namespace CE4BIG.Domain.Applications;

/// <summary>The size classes of Recommendation 2003/361/EC.</summary>
public enum SmeSize
{
    /// <summary>Fewer than 10 people.</summary>
    Micro,

    /// <summary>Fewer than 50 people.</summary>
    Small,

    /// <summary>Fewer than 250 people.</summary>
    Medium,

    /// <summary>Not an SME.</summary>
    Large,
}
