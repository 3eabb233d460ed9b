namespace CE4BIG.Domain.Programmes;

/// <summary>A language that pages and mails speak.</summary>
public enum Language
{
    /// <summary>English.</summary>
    En,

    /// <summary>French.</summary>
    Fr,

    /// <summary>German.</summary>
    De,

    /// <summary>Polish.</summary>
    Pl,
}
