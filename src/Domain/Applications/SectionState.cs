namespace CE4BIG.Domain.Applications;

/// <summary>How far a section of the application is.</summary>
public enum SectionState
{
    /// <summary>Nothing was entered yet.</summary>
    Empty,

    /// <summary>Something is missing, wrong or against a rule.</summary>
    NeedsAttention,

    /// <summary>Nothing is wrong with it.</summary>
    Done,
}
