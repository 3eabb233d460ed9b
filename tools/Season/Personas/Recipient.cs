namespace CE4BIG.Season.Personas;

/// <summary>Who gets a mail.</summary>
internal enum Recipient
{
    Visitor,
    Host,
    VisitingDeputy,
    Coordinator,
}
