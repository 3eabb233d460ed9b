using System.Collections.Immutable;
using System.Globalization;
using CE4BIG.Season.Play;

namespace CE4BIG.Season.Personas;

/// <summary>Everything that people say at the steps.</summary>
internal static class Moves
{
    private const string Because = "Please describe in the agenda who takes part on which day.\nThank you – and “good luck”!";

    public static Move Confirm { get; } = Move.Of("confirm");

    public static Move Decline { get; } = Move.Of("decline", ("reason", Because));

    public static Move Approve { get; } = Move.Of("approve");

    public static Move ApprovePart { get; } = new("approve") { Fields = scene => [("awardEur", Euro(scene.Plan.ReservedCents))] };

    public static Move AskChanges { get; } = Move.Of("change", ("reason", Because));

    public static Move Reject { get; } = Move.Of("reject", ("reason", Because));

    public static Move DeclareConflict { get; } = Move.Of("conflict", ("reason", "My brother works for the host."));

    public static Move Delegate { get; } = new("delegate") { AnyOf = "delegateTo" };

    /// <summary>The visitor amends what the cluster asked for.</summary>
    public static Move Amend { get; } = new("resubmit")
    {
        Fields = scene => [("agenda", scene.Plan.Fields["agenda"] + "\nAll days: Dr Żak and Ms N'Diaye.")],
    };

    /// <summary>The visitor names another host, who answers from then on.</summary>
    public static Move NameAnotherHost { get; } = new("resubmit") { Fields = AnotherHost, Afterwards = scene => scene.ReplaceHost(scene.Plan.OtherHostEmail) };

    /// <summary>The visitor names new dates after postponing.</summary>
    public static Move NameNewDates { get; } = new("resubmit") { Fields = NewDates, Afterwards = scene => scene.TakeNewDates() };

    /// <summary>The visitor names new dates with another host.</summary>
    public static Move NameNewDatesElsewhere { get; } = new("resubmit")
    {
        Fields = scene => [.. NewDates(scene), .. AnotherHost(scene)],
        Afterwards = scene =>
        {
            scene.TakeNewDates();
            scene.ReplaceHost(scene.Plan.OtherHostEmail);
        },
    };

    public static Move Withdraw { get; } = Move.Of("withdraw", ("reason", Because));

    public static Move Report { get; } = Move.Of("submit", ("summary", "We met, measured and agreed."), ("results", "A joint protocol."), ("nextSteps", "A trial in spring."));

    public static Move ReportWithOneReceipt { get; } = Report with { SameFileForAll = true };

    /// <summary>The items that were asked for; the texts are there already.</summary>
    public static Move Complete { get; } = Move.Of("submit");

    public static Move Certify { get; } = new("certify")
    {
        Fields = scene => [("actualStart", Role.Text(scene.VisitStart)), ("actualEnd", Role.Text(scene.CertifiedEnd))],
    };

    public static Move NoShow { get; } = Move.Of("no-show", ("reason", "Nobody came, and nobody called."));

    public static Move Validate { get; } = Move.Of("validate");

    public static Move ValidatePart { get; } = new("partly")
    {
        Fields = scene => [("amountEur", Euro(scene.Plan.PaidCents)), ("reason", "The hotel was paid by the host.")],
    };

    public static Move RefuseReport { get; } = Move.Of("refuse", ("reason", "The visit was a trade fair."));

    public static Move Order { get; } = new("order") { Assures = "accountChecked" };

    public static Move HoldPayment { get; } = Move.Of("hold", ("reason", "The account holder is not the visitor."));

    public static Move Returned { get; } = Move.Of("returned", ("reason", "AC04: the account is closed."));

    public static Move Paid { get; } = new("paid") { Fields = Payment };

    public static Move CorrectBank { get; } = new("bank")
    {
        Fields = scene => [("iban", scene.Plan.OtherIban), ("bic", scene.Plan.Fields["bic"]), ("accountHolder", scene.Plan.Fields["accountHolder"])],
    };

    public static Move AnswerSurvey { get; } = Move.Of("survey", ("rating", "4"), ("comment", "Well organised; the forms could be shorter."));

    public static Move Received { get; } = new("received") { Fields = Payment };

    public static Move Waive { get; } = Move.Of("waive", ("reason", "The company was wound up."));

    /// <summary>The manager finds an item missing and names it.</summary>
    public static Move FindIncomplete(string item) =>
        Move.Of("incomplete", ("reason", "The receipt cannot be read.")) with { Ticks = [("missing", item)] };

    /// <summary>What everybody says who is straightforward; null at steps that one may leave alone.</summary>
    /// <exception cref="UnplayableException">A step that nobody knows.</exception>
    public static Move? Straightforward(string step) => step switch
    {
        "host-confirmation" => Confirm,
        "visiting-approval" or "hosting-approval" => Approve,
        "correction" => Amend,
        "report" => Report,
        "completion" => Complete,
        "certificate" => Certify,
        "validation" => Validate,
        "advance-order" or "payment-order" => Order,
        "advance-confirmation" or "payment-confirmation" => Paid,
        "bank-correction" => CorrectBank,
        "recovery" => Received,
        "host-choice" or "new-dates" or "survey" => null,
        _ => throw new UnplayableException($"Nobody knows the step {step}."),
    };

    /// <summary>An amount as people type it.</summary>
    public static string Euro(int cents) => string.Create(CultureInfo.InvariantCulture, $"{cents / 100}.{cents % 100:D2}");

    private static ImmutableArray<(string Field, string Value)> Payment(Scene scene) =>
        [("valueDate", Role.Text(scene.Today)), ("bankReference", string.Create(CultureInfo.InvariantCulture, $"SEPA-{scene.Plan.Number:D6}"))];

    private static ImmutableArray<(string Field, string Value)> AnotherHost(Scene scene) =>
        [("hostOrganisation", scene.Plan.Fields["hostOrganisation"] + " II"), ("hostName", "Ms Other Host"), ("hostEmail", scene.Plan.OtherHostEmail)];

    private static ImmutableArray<(string Field, string Value)> NewDates(Scene scene)
    {
        scene.LookForNewDates();
        return [("startDate", Role.Text(scene.NewStart)), ("endDate", Role.Text(scene.NewEnd))];
    }
}
