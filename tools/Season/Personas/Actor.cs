namespace CE4BIG.Season.Personas;

/// <summary>Who intervenes.</summary>
internal enum Actor
{
    Visitor,
    Host,
    Coordinator,
    VisitingManager,
}
