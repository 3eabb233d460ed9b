using static CE4BIG.Season.Personas.Trigger;

namespace CE4BIG.Season.Personas;

/// <summary>What can happen between the visit and its validation.</summary>
internal static class ReportPersonas
{
    private const int ReportDays = 30;
    private const int GraceDays = 15;
    private const int ExtensionDays = 30;

    // Deadlines move to working days.
    private const int Weekend = 5;

    public static Persona VisitorWhoLapses { get; } = new("VisitorWhoLapses", "lapsed")
    {
        PatienceDays = ReportDays + GraceDays + Weekend,
        Cues = [Cue.Silent("report")],
    };

    public static Persona LateReporterWithinGrace { get; } = new("LateReporterWithinGrace", Persona.Closed)
    {
        PatienceDays = ReportDays + Weekend,
        Cues = [Cue.Silent("report", until: After("grace-began", days: 2))],
        Letters = [("grace-began", Recipient.Visitor)],
    };

    /// <summary>The report comes when the grace as it was is over.</summary>
    public static Persona GraceExtendedByCoordinator { get; } = new("GraceExtendedByCoordinator", Persona.Closed)
    {
        PatienceDays = ReportDays + GraceDays + ExtensionDays,
        Cues = [Cue.Silent("report", until: After("grace-began", days: GraceDays + Weekend))],
        Interventions = [new(After("grace-began"), Actor.Coordinator, "extend") { Fields = _ => [("step", "report-1"), ("days", $"{ExtensionDays}")] }],
        Letters = [("grace-began", Recipient.Visitor), ("report-extended", Recipient.Visitor)],
    };

    public static Persona EarlyReturner { get; } = new("EarlyReturner", Persona.Closed) { WorkingDays = 5, CertifiedWorkingDays = 4 };

    public static Persona EarlyReturnerTooShort { get; } = new("EarlyReturnerTooShort", "nothing-due") { WorkingDays = 5, CertifiedWorkingDays = 2 };

    public static Persona IncompleteEvidenceOnce { get; } = new("IncompleteEvidenceOnce", Persona.Closed)
    {
        Cues = [Cue.Once("validation", Moves.FindIncomplete("return-travel"))],
    };

    /// <summary>What was asked for never comes, so a part is paid on what is there.</summary>
    public static Persona IncompleteEvidenceTwice { get; } = new("IncompleteEvidenceTwice", Persona.Closed)
    {
        PatienceDays = 10 + Weekend,
        ValidatedPercent = 60,
        Cues =
        [
            Cue.Once("validation", Moves.FindIncomplete("accommodation")),
            Cue.Silent("completion"),
            Cue.Once("validation", Moves.ValidatePart),
        ],
    };

    /// <summary>One receipt for everything comes back; the right ones go with the next try, and the manager still asks for a better one.</summary>
    public static Persona DuplicateReceipt { get; } = new("DuplicateReceipt", Persona.Closed)
    {
        Cues = [Cue.Once("report", Moves.ReportWithOneReceipt), Cue.Once("validation", Moves.FindIncomplete("accommodation"))],
    };

    public static Persona RefusedAtValidation { get; } = new("RefusedAtValidation", "refused")
    {
        Cues = [Cue.Once("validation", Moves.RefuseReport)],
    };
}
