using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.LifecycleDoc;

/// <summary>Who may step in from outside the steps, while what, and what it leads to.</summary>
internal static class InterventionTable
{
    public static void Write(StringBuilder page, Programme programme)
    {
        page.Append("Each needs a reason and stands in the audit trail. Nothing ends an exchange while a payment is on its way to the bank.\n\n");
        page.Append("| What | Who may | While one of these is open | Leads to | Only |\n|---|---|---|---|---|\n");
        foreach (var rule in Moves.Interventions)
        {
            page.Append(CultureInfo.InvariantCulture, $"| **{Words.Of(rule.What)}** | {Words.List(rule.By.Select(Words.Of), "or")} | {While(rule.While)} ")
                .Append(CultureInfo.InvariantCulture, $"| {(rule.Leads.IsEmpty ? "the exchange stays where it is" : StepTable.Leads(rule.Leads))} | {Only(rule.What, programme)} |\n");
        }
    }

    private static string While(ImmutableArray<StepKind> steps)
    {
        var all = Moves.Steps.Select(s => s.Kind).ToList();
        if (all.All(steps.Contains))
        {
            return "any step";
        }

        if (Moves.Steps.Where(s => s.Asked is not null).All(s => steps.Contains(s.Kind)) && steps.All(kind => Moves.Of(kind).Asked is not null))
        {
            return "any step that is asked of somebody";
        }

        return Moves.Steps.All(s => steps.Contains(s.Kind) == (s.Stage != Stage.Ended)) ? "any step before the end" : Words.List(steps.Select(Words.Of), "or");
    }

    private static string Only(Intervention what, Programme programme) => what switch
    {
        Intervention.Postpone => string.Create(CultureInfo.InvariantCulture, $"before the visit's first day; at most {programme.Postponement.MaxTimes} times"),
        Intervention.ChangeHost => "before the visit's first day",
        Intervention.ReportNoShow => "from the visit's first day on",
        Intervention.Extend => string.Create(CultureInfo.InvariantCulture, $"by 1 to {Exchange.LongestExtension} days; what leads to an award still ends before the visit begins"),
        Intervention.ReplacePerson => "in the clusters, by a colleague who was not asked before, has no conflict and had no part in what they are to pay",
        Intervention.ApplyProgramme => "where the other version has the clusters and the rate; open steps keep their dates",
        Intervention.HoldLegally => "where there is none",
        Intervention.ReleaseHold => "where there is one",
        Intervention.TakeOver => "from a colleague in finance, by somebody who had no part in the decision and did not order what is to be confirmed",
        Intervention.PaymentCameBack => "a payment of an exchange that was closed, none other being under way, unless money was asked back from the visitor",
        Intervention.AdvanceCameBack => "what was paid before the visit, while nothing is under way and nothing was asked back from the visitor",
        Intervention.Recover => "at most what was paid and is not yet asked back",
        Intervention.Withdraw or Intervention.CancelByHost or Intervention.CancelByCluster or Intervention.ForceMajeure or Intervention.Resend or Intervention.Restart => "–",
    };
}
