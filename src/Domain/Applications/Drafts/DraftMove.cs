namespace CE4BIG.Domain.Applications.Drafts;

/// <summary>What happens to a draft by itself.</summary>
public enum DraftMove
{
    /// <summary>Its owner is reminded that the call closes.</summary>
    Remind,

    /// <summary>It is removed, since it was abandoned.</summary>
    Purge,
}
