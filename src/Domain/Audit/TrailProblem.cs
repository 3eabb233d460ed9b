namespace CE4BIG.Domain.Audit;

/// <summary>In what a row of a trail is not as it was written.</summary>
public enum TrailProblem
{
    /// <summary>The line is not written as the desk writes it.</summary>
    Unreadable,

    /// <summary>Its number is not the next one: rows are missing, doubled or in another order.</summary>
    OutOfOrder,

    /// <summary>It carries no seal.</summary>
    Unsealed,

    /// <summary>Person or reason are not those that were sealed.</summary>
    PeopleDiffer,

    /// <summary>The row, or the one before it, is not the one that was sealed.</summary>
    HashDiffers,

    /// <summary>Rows are missing at the end, or there are more than were sealed.</summary>
    EndDiffers,

    /// <summary>The evidence is not what the row was sealed with.</summary>
    EvidenceDiffers,

    /// <summary>The row that the programme's anchor holds is not this one.</summary>
    AnchorDiffers,
}
