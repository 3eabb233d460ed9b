using static CE4BIG.Season.Personas.Trigger;

namespace CE4BIG.Season.Personas;

/// <summary>What can happen to the money, before and after closing.</summary>
internal static class ReimbursementPersonas
{
    private const int SurveyAfterDays = 14;
    private const int SurveyReminderDays = 14;

    public static Persona WrongIbanHeld { get; } = new("WrongIbanHeld", Persona.Closed)
    {
        Cues = [Cue.Once("payment-order", Moves.HoldPayment)],
    };

    public static Persona ReturnedPayment { get; } = new("ReturnedPayment", Persona.Closed)
    {
        Cues = [Cue.Once("payment-confirmation", Moves.Returned)],
    };

    public static Persona SilentFinance { get; } = new("SilentFinance", Persona.Closed)
    {
        PatienceDays = 14,
        Cues = [Cue.Silent("payment-order", until: After("payment-order-overdue"))],
        Letters = [("payment-order-overdue", Recipient.Coordinator)],
    };

    public static Persona SurveyAnswered { get; } = new("SurveyAnswered", Persona.Closed)
    {
        PatienceDays = SurveyAfterDays,
        Cues = [Cue.Once("survey", Moves.AnswerSurvey)],
        LastLetter = "survey-asked",
    };

    public static Persona SurveyIgnored { get; } = new("SurveyIgnored", Persona.Closed)
    {
        PatienceDays = SurveyAfterDays + SurveyReminderDays,
        Cues = [Cue.Silent("survey")],
        LastLetter = "survey-reminder",
    };

    public static Persona Recovery { get; } = Recovered("Recovery") with { Cues = [Cue.Once("recovery", Moves.Received)] };

    public static Persona RecoveryWaived { get; } = Recovered("RecoveryWaived") with { Cues = [Cue.Once("recovery", Moves.Waive)] };

    private static Persona Recovered(string name) => new(name, Persona.Closed)
    {
        Interventions = [new(After("paid"), Actor.Coordinator, "recover") { Fields = _ => [("amountEur", "100.00")] }],
        Letters = [("debit-note", Recipient.Visitor)],
        LastLetter = "recovery-settled",
    };
}
