using static CE4BIG.Season.Personas.Trigger;

namespace CE4BIG.Season.Personas;

/// <summary>What can happen until the host has confirmed.</summary>
internal static class ApplicationPersonas
{
    public static Persona Straightforward { get; } = new("Straightforward", Persona.Closed);

    public static Persona DoubleClicker { get; } = new("DoubleClicker", Persona.Closed) { ClicksTwice = true };

    public static Persona Mistyper { get; } = new("Mistyper", Persona.Closed) { Application = Application.Mistyped };

    public static Persona ForgedIban { get; } = new("ForgedIban", Persona.Closed) { Application = Application.ForgedIban };

    public static Persona DraftResumed { get; } = new("DraftResumed", Persona.Closed) { Application = Application.Draft };

    public static Persona HostWhoDeclines { get; } = new("HostWhoDeclines", Persona.Closed)
    {
        ExtraRounds = 1,
        Cues = [Cue.Once("host-confirmation", Moves.Decline), Cue.Once("host-choice", Moves.NameAnotherHost)],
    };

    public static Persona SilentHost { get; } = new("SilentHost", Persona.Closed)
    {
        SilentDays = 14,
        ExtraRounds = 1,
        Cues = [Cue.Silent("host-confirmation", until: After("host-choice-asked")), Cue.Once("host-choice", Moves.NameAnotherHost)],
    };

    public static Persona HostDeclinesNobodyElse { get; } = new("HostDeclinesNobodyElse", "declined")
    {
        IsAwarded = false,
        SilentDays = 14,
        PatienceDays = 14,
        Cues = [Cue.Once("host-confirmation", Moves.Decline), Cue.Silent("host-choice")],
    };
}
