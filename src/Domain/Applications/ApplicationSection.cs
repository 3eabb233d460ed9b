namespace CE4BIG.Domain.Applications;

/// <summary>The parts in which the application is filled in, in their order.</summary>
public enum ApplicationSection
{
    /// <summary>The visiting organisation.</summary>
    Organisation,

    /// <summary>The person who acts for it.</summary>
    Person,

    /// <summary>The host, organisation and person.</summary>
    Host,

    /// <summary>When and how far.</summary>
    Visit,

    /// <summary>Goals, objectives and agenda.</summary>
    Purpose,

    /// <summary>Where the money goes.</summary>
    Bank,

    /// <summary>What the visitor declares.</summary>
    Declarations,

    /// <summary>Everything once more, before it is sent. It has no fields of its own.</summary>
    Review,
}
