namespace CE4BIG.Pages.Models;

/// <summary>A list of organisations that the coordinator imports.</summary>
public enum ListKind
{
    /// <summary>Members of the clusters: approval says whether a visitor is among them.</summary>
    Participants,

    /// <summary>Organisations that host: the application form suggests their names.</summary>
    Hosts,
}
