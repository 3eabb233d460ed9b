using CE4BIG.Domain.Amounts;

namespace CE4BIG.Pages.Words;

/// <summary>Says in words how a lump sum came about.</summary>
internal static class FormulaWords
{
    /// <summary>What a line of the formula does.</summary>
    public static string Label(Vocabulary words, LumpSumFormula formula, FormulaStepKind kind) => words[$"FormulaStepKind.{kind}",
        ("country", Countries.Name(words, formula.HostCountry)), ("min", formula.MinWorkingDays)];

    /// <summary>Why it does so, where the label alone does not say. Of an estimate the kilometres are not known.</summary>
    public static IEnumerable<string> Reasons(Vocabulary words, Formats formats, LumpSumFormula formula, FormulaStepKind kind, bool estimated = false)
    {
        if (kind != FormulaStepKind.Halved) yield break;
        if (formula.Halving.HasFlag(Halving.FewWorkingDays))
            yield return words["Halving.FewWorkingDays", ("limit", formula.HalfIfWorkingDaysBelow), ("days", formula.WorkingDays)];
        if (formula.Halving.HasFlag(Halving.ShortDistance) && estimated)
            yield return words["calculator.nearReason", ("limit", formats.Number(formula.HalfIfKmBelow))];
        else if (formula.Halving.HasFlag(Halving.ShortDistance))
            yield return words["Halving.ShortDistance", ("limit", formats.Number(formula.HalfIfKmBelow)), ("km", formats.Number(formula.DistanceKm))];
    }

    /// <summary>The whole formula, one sentence a line.</summary>
    public static IEnumerable<string> Lines(Vocabulary words, Formats formats, LumpSum lumpSum)
    {
        foreach (var step in lumpSum.Formula.Steps)
        {
            var label = string.Join(", ", Reasons(words, formats, lumpSum.Formula, step.Kind).Prepend(Label(words, lumpSum.Formula, step.Kind)));
            yield return words["amount.line", ("step", label), ("amount", formats.Amount(step.Result))];
        }
    }
}
