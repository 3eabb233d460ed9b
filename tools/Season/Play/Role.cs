using System.Globalization;
using CE4BIG.Season.Planning;

namespace CE4BIG.Season.Play;

/// <summary>What the people of an exchange do at each step, by the plan.</summary>
internal sealed class Role(ExchangePlan plan, DateOnly visitStart)
{
    private const string Reason = "Please describe in the agenda who takes part on which day.\nThank you – and “good luck”!";

    public DateOnly VisitEnd { get; } = WorkingDays.LastOf(visitStart, plan.WorkingDays);

    /// <summary>The move at a step, for example visiting-approval-1; null where nobody moves yet, since this route waits for the deputy.</summary>
    /// <exception cref="UnplayableException">A step that no route knows.</exception>
    public Move? At(string step, string letterKind, DateOnly today)
    {
        var dash = step.LastIndexOf('-');
        var first = step[(dash + 1)..] == "1";
        return step[..dash] switch
        {
            "host-confirmation" when plan.Route == Route.DeclinedByHost => new("decline", ("reason", Reason)),
            "host-confirmation" => new("confirm"),
            "visiting-approval" => VisitingApproval(first, letterKind),
            "hosting-approval" when plan.Route == Route.RejectedByHostingCluster => new("reject", ("reason", Reason)),
            "hosting-approval" when plan.Route == Route.ChangedForHostingCluster && first => new("change", ("reason", Reason)),
            "hosting-approval" => new("approve"),
            "correction" when plan.Route == Route.Withdrawn => new("withdraw", ("reason", Reason)),
            "correction" => new("resubmit", ("agenda", plan.Fields["agenda"] + "\nAll days: Dr Żak and Ms N'Diaye.")),
            "report" => new("submit", ("summary", "We met, measured and agreed."), ("results", "A joint protocol."), ("nextSteps", "A trial in spring.")),
            "certificate" when plan.Route == Route.NoShow => new("no-show", ("reason", "Nobody came, and nobody called.")),
            "certificate" => new("certify", ("actualStart", Text(visitStart)), ("actualEnd", Text(WorkingDays.LastOf(visitStart, plan.CertifiedWorkingDays)))),
            "validation" when plan.Route == Route.EvidenceAskedAgain && first => new("incomplete", ("reason", "The boarding pass cannot be read.")),
            "validation" when plan.Route == Route.RefusedAtValidation => new("refuse", ("reason", "The visit was a trade fair.")),
            "validation" => new("validate"),
            "payment-order" => new("order"),
            "payment-confirmation" => new("paid", ("valueDate", Text(today)), ("bankReference", string.Create(CultureInfo.InvariantCulture, $"SEPA-{plan.Number:D6}"))),
            _ => throw new UnplayableException($"Nobody knows the step {step}."),
        };
    }

    private Move? VisitingApproval(bool first, string letterKind) => plan.Route switch
    {
        Route.RejectedByVisitingCluster => new("reject", ("reason", Reason)),
        Route.ChangedForVisitingCluster or Route.Withdrawn when first => new("change", ("reason", Reason)),
        Route.ApprovedByDeputy when !letterKind.EndsWith("-escalated", StringComparison.Ordinal) => null,
        _ => new("approve"),
    };

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
