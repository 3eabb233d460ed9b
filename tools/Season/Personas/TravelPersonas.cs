using static CE4BIG.Season.Personas.Trigger;

namespace CE4BIG.Season.Personas;

/// <summary>What can happen between the award and the end of the visit.</summary>
internal static class TravelPersonas
{
    public static Persona Postponer { get; } = new("Postponer", Persona.Closed)
    {
        Cues = [Cue.Once("new-dates", Moves.NameNewDates)],
        Interventions = [new(After("approved"), Actor.Visitor, "postpone")],
    };

    public static Persona PostponerWithAnotherHost { get; } = new("PostponerWithAnotherHost", Persona.Closed)
    {
        Cues = [Cue.Once("new-dates", Moves.NameNewDatesElsewhere)],
        Interventions = [new(After("approved"), Actor.Visitor, "postpone")],
    };

    public static Persona ParkedTooLong { get; } = new("ParkedTooLong", "lapsed")
    {
        PatienceDays = 200,
        Cues = [Cue.Silent("new-dates")],
        Interventions = [new(After("approved"), Actor.Visitor, "postpone")],
    };

    public static Persona HostCancels { get; } = new("HostCancels", "cancelled-by-host")
    {
        Interventions = [new(After("approved"), Actor.Host, "cancel-by-host")],
    };

    public static Persona ClusterCancels { get; } = new("ClusterCancels", "cancelled-by-cluster")
    {
        Interventions = [new(After("approved"), Actor.VisitingManager, "cancel-by-cluster")],
    };

    public static Persona ForceMajeure { get; } = new("ForceMajeure", "force-majeure")
    {
        Interventions = [new(After("approved"), Actor.Visitor, "force-majeure")],
    };

    public static Persona NoShow { get; } = new("NoShow", "no-show")
    {
        Cues = [Cue.Silent("report")],
        Interventions = [new(VisitDay(1), Actor.Host, "no-show")],
    };

    public static Persona NoShowAtCertificate { get; } = new("NoShowAtCertificate", "no-show")
    {
        Cues = [Cue.Once("certificate", Moves.NoShow)],
    };

    /// <summary>Somebody else of the same organisation goes.</summary>
    public static Persona ReplacedVisitor { get; } = new("ReplacedVisitor", Persona.Closed)
    {
        Interventions =
        [
            new(After("approved"), Actor.Coordinator, "replace-person")
            {
                Fields = scene => [("role", "visitor"), ("name", "Dr Second Visitor"), ("email", scene.Plan.OtherVisitorEmail), ("language", scene.Plan.Language)],
                Afterwards = scene => scene.ReplaceVisitor(scene.Plan.OtherVisitorEmail),
            },
        ],
    };
}
