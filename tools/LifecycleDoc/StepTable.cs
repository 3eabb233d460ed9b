using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.LifecycleDoc;

/// <summary>Steps × who is asked × until when × answers and what follows × silence.</summary>
internal static class StepTable
{
    public static void Write(StringBuilder page, Programme programme)
    {
        foreach (var stage in Moves.Steps.GroupBy(step => step.Stage))
        {
            page.Append(CultureInfo.InvariantCulture, $"### {(stage.Key == Stage.Ended ? "After the end" : Words.Of(stage.Key))}\n\n");
            page.Append("| Step | Asked of | Deadline | Reminders | Answers and what follows | Without an answer |\n|---|---|---|---|---|---|\n");
            foreach (var step in stage)
            {
                page.Append(CultureInfo.InvariantCulture, $"| **{Words.Of(step.Kind)}** (`{StepKey.Name(step.Kind)}`) | {Asked(step)} | {Deadline(step.Kind, programme)} ")
                    .Append(CultureInfo.InvariantCulture, $"| {Reminders(step.Kind, programme)} | {Answers(step)} | {Silence(step, programme)} |\n");
            }

            page.Append('\n');
        }

        page.Length--;
    }

    /// <summary>What follows, in words.</summary>
    public static string Leads(ImmutableArray<Consequence> leads)
    {
        var asked = leads.Where(c => c.Asks is not null).Select(c => c.Asks!.Value).ToList();
        // They are asked side by side, not one or the other.
        var both = asked.Contains(StepKind.VisitingApproval) && asked.Contains(StepKind.HostingApproval);
        var next = asked.Where(kind => !both || kind != StepKind.HostingApproval)
            .Select(kind => both && kind == StepKind.VisitingApproval ? "the clusters decide" : Words.Of(kind)).ToList();
        var ends = leads.Where(c => c.Ends is not null).Select(c => $"*{Words.Of(c.Ends!.Value)}*").ToList();
        List<string> all =
        [
            .. leads.Any(c => c.PassesOn) ? ["the next colleague is asked"] : Array.Empty<string>(),
            .. next.Count > 0 ? [Words.List(next, "or")] : Array.Empty<string>(),
            .. ends.Count > 0 ? ["ends: " + Words.List(ends, "or")] : Array.Empty<string>(),
            .. leads.Any(c => c.RaisesAlarm) ? ["the coordinator is told, again and again; the step stays"] : Array.Empty<string>(),
        ];
        return all.Count == 0 ? "nothing more" : string.Join("; ", all);
    }

    private static string Asked(StepRule step) => step.Asked is { } role
        ? Words.Of(role) + (role is Role.VisitingManager or Role.HostingManager ? "; whoever is away is represented at once" : "")
        : "nobody";

    private static string Answers(StepRule step) =>
        string.Join("<br>", step.Answers.Select(a => $"{Words.Of(a.Decision)}{(a.NeedsReason ? "*" : "")} → {Leads(a.Leads)}"));

    private static string Silence(StepRule step, Programme programme) => step switch
    {
        { Silence.IsEmpty: true } => "–",
        { Kind: StepKind.Report } when programme.Timings.For(step.Kind).GraceDays is > 0 and var grace =>
            string.Create(CultureInfo.InvariantCulture, $"still taken for {grace} days, and the coordinator told; then {Leads(step.Silence)}"),
        { Silence: var silence } when silence.Any(c => c.PassesOn) =>
            $"the next colleague is asked, with as much time; then {Leads([.. silence.Where(c => !c.PassesOn)])}",
        _ => Leads(step.Silence),
    };

    private static string Deadline(StepKind kind, Programme programme) => kind switch
    {
        StepKind.Budget => "until the visit would begin",
        StepKind.Travel => "the visit's last day",
        StepKind.AfterClosing => programme.Survey is { AfterDays: var days } ? Days(days, "after closing") : "this programme asks nothing",
        StepKind.Retention => string.Create(
            CultureInfo.InvariantCulture,
            $"{programme.Retention.Years} years after the project's final payment where money was paid ({programme.Retention.YearsIfSmallGrant} if the grant was small), else {programme.Retention.UnpaidMonths} months after the end; not while a legal hold or a debt stands"),
        StepKind.Report => Days(Due(kind, programme), "after the visit's last day"),
        StepKind.PaymentOrder => Days(Due(kind, programme), programme.PaymentClock == PaymentClock.Report ? "after the report" : "after the validation"),
        StepKind.PaymentConfirmation or StepKind.AdvanceConfirmation => "within the days of the order",
        StepKind.NewDates => Days(Due(kind, programme), string.Create(CultureInfo.InvariantCulture, $"; the visit begins at most {programme.Postponement.MaxParkedDays} days after it was postponed")),
        StepKind.HostConfirmation or StepKind.VisitingApproval or StepKind.HostingApproval or StepKind.Correction or StepKind.AdvanceOrder =>
            Days(Due(kind, programme), "; at most until the visit begins"),
        _ => Days(Due(kind, programme), ""),
    };

    private static string Reminders(StepKind kind, Programme programme) => kind switch
    {
        StepKind.Travel => Numbers(programme.Timings.TravelReminderDaysBefore) + " days before it begins, to the visitor",
        StepKind.Budget or StepKind.AfterClosing or StepKind.Retention => "–",
        StepKind.Recovery => After(kind, programme) + "; to the visitor, too",
        _ => After(kind, programme),
    };

    private static string After(StepKind kind, Programme programme) =>
        programme.Timings.For(kind).RemindAfterDays is { Count: > 0 } days ? "after " + Numbers(days) + " days" : "–";

    private static int Due(StepKind kind, Programme programme) => programme.Timings.For(kind).DueDays;

    private static string Days(int days, string from) =>
        string.Create(CultureInfo.InvariantCulture, $"{days} days{(from.Length == 0 || from[0] == ';' ? "" : " ")}{from}");

    private static string Numbers(IEnumerable<int> numbers) => Words.List(numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)), "and");
}
