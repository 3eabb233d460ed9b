namespace CE4BIG.Domain.Applications.Drafts;

/// <summary>How a draft came to its end.</summary>
public enum DraftEnd
{
    /// <summary>The application was submitted.</summary>
    Submitted,

    /// <summary>It was abandoned, and removed.</summary>
    Purged,
}
