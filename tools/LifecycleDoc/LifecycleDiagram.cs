using System.Globalization;
using System.Text;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.LifecycleDoc;

/// <summary>The state diagram: steps grouped by stage, answers on the arrows. What ends an exchange from outside its steps stands in the table below it.</summary>
internal static class LifecycleDiagram
{
    private static readonly Stage[] Stages = [Stage.Application, Stage.Approval, Stage.Travel, Stage.Report, Stage.Reimbursement];

    public static void Write(StringBuilder page)
    {
        page.Append("```mermaid\nstateDiagram-v2\n");
        foreach (var stage in Stages)
        {
            Group(page, $"stage_{stage}", Words.Of(stage), Moves.Steps.Where(s => s.Stage == stage).Select(s => (Id(s.Kind), Words.Of(s.Kind))));
        }

        Group(page, "endings", "Ended", Enum.GetValues<Ending>().Select(e => (Id(e), Words.Of(e))));
        Group(page, "stage_Aftercare", "After the end", Moves.Steps.Where(s => s.Stage == Stage.Ended).Select(s => (Id(s.Kind), Words.Of(s.Kind))));
        page.Append(CultureInfo.InvariantCulture, $"    [*] --> {Id(Moves.Steps[0].Kind)} : applies\n");
        foreach (var arrow in Arrows().GroupBy(a => (a.From, a.To)))
        {
            page.Append(CultureInfo.InvariantCulture, $"    {arrow.Key.From} --> {arrow.Key.To} : {string.Join(" / ", arrow.Select(a => a.Why).Distinct(StringComparer.Ordinal))}\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"    {Id(StepKind.Retention)} --> [*]\n```\n");
    }

    private static void Group(StringBuilder page, string id, string name, IEnumerable<(string Id, string Name)> states)
    {
        page.Append(CultureInfo.InvariantCulture, $"    state \"{name}\" as {id} {{\n");
        foreach (var state in states)
        {
            page.Append(CultureInfo.InvariantCulture, $"        state \"{state.Name}\" as {state.Id}\n");
        }

        page.Append("    }\n");
    }

    private static IEnumerable<(string From, string To, string Why)> Arrows() =>
    [
        .. Moves.Steps.SelectMany(step => step.Answers.SelectMany(answer => Arrows(step.Kind, answer.Leads, Words.Of(answer.Decision)))),
        .. Moves.Steps.SelectMany(step => Arrows(step.Kind, step.Silence, step.Asked is null ? "not in time" : "no answer")),
        .. Moves.Interventions.SelectMany(rule => rule.While.SelectMany(kind => Arrows(kind, rule.Leads.Where(c => c.Asks is not null), Words.Of(rule.What)))),
        .. Moves.Interventions
            .SelectMany(rule => rule.Leads.Where(c => c.Ends is not null).SelectMany(c => rule.While.Select(kind => Moves.Of(kind).Stage).Distinct()
                .Select(stage => ($"stage_{stage}", Id(c.Ends!.Value), Words.Of(rule.What))))),
        .. Moves.AfterAnEnding.Select(kind => ("endings", Id(kind), kind == StepKind.AfterClosing ? "paid and closed" : kind == StepKind.Recovery ? "money has to come back" : "else")),
    ];

    private static IEnumerable<(string From, string To, string Why)> Arrows(StepKind from, IEnumerable<Consequence> leads, string why)
    {
        foreach (var lead in leads)
        {
            if (lead.Asks is { } next)
            {
                yield return (Id(from), Id(next), why);
            }
            else if (lead.Ends is { } ending)
            {
                yield return (Id(from), Id(ending), why);
            }
            else if (lead.PassesOn)
            {
                yield return (Id(from), Id(from), why);
            }
        }
    }

    private static string Id(StepKind kind) => StepKey.Name(kind).Replace('-', '_');

    private static string Id(Ending ending) => $"ended_{ending}";
}
