namespace CE4BIG.Domain.Exchanges;

/// <summary>In what capacity somebody acts on an exchange, or is told about it (domain: The programme).</summary>
public enum Role
{
    /// <summary>The visiting organisation's person (VO).</summary>
    Visitor,

    /// <summary>The host organisation's person (HO).</summary>
    Host,

    /// <summary>Manager of the visitor's cluster (VOP).</summary>
    VisitingManager,

    /// <summary>Deputy of the manager of the visitor's cluster.</summary>
    VisitingDeputy,

    /// <summary>Manager of the host's cluster (HOP).</summary>
    HostingManager,

    /// <summary>Deputy of the manager of the host's cluster.</summary>
    HostingDeputy,

    /// <summary>Finance officer of the visitor's cluster.</summary>
    Finance,

    /// <summary>The programme's coordinator.</summary>
    Coordinator,

    /// <summary>The calendar: a deadline or a date passed.</summary>
    Calendar,
}
