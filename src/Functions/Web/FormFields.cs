using System.Globalization;
using CE4BIG.Domain.Amounts;
using CE4BIG.Pages.Models;

namespace CE4BIG.Functions.Web;

/// <summary>Reads single fields of posted forms; what is wrong is noted at the field.</summary>
internal static class FormFields
{
    private const int CentDecimals = 2;

    // No amount in such a scheme comes near; a longer number is a slip of the finger.
    private const decimal LargestAmount = 1_000_000;

    /// <summary>A date as browsers send it.</summary>
    public static DateOnly Date(PostedForm form, string field, List<FormError> errors)
    {
        var text = form[field].Trim();
        if (text.Length == 0)
        {
            errors.Add(FormError.Of(field, FormProblem.DateMissing));
            return default;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            errors.Add(FormError.Of(field, FormProblem.DateInvalid));
        }

        return date;
    }

    /// <summary>A text without the spaces around it.</summary>
    public static string Text(PostedForm form, string field, int longest, bool required, List<FormError> errors)
    {
        var text = form[field].Trim();
        if (text.Length == 0 && required)
        {
            errors.Add(FormError.Of(field, FormProblem.TextMissing));
        }
        else if (text.Length > longest)
        {
            errors.Add(FormError.Of(field, FormProblem.TextTooLong, longest));
        }

        return text;
    }

    /// <summary>An amount in euro, with a point or a comma before the cents.</summary>
    public static Money Amount(PostedForm form, string field, List<FormError> errors)
    {
        var text = form[field].Replace(" ", string.Empty, StringComparison.Ordinal).Replace(',', '.');
        if (text.Length == 0)
        {
            errors.Add(FormError.Of(field, FormProblem.AmountMissing));
            return Money.Zero;
        }

        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euros)
            && euros <= LargestAmount && decimal.Round(euros, CentDecimals) == euros)
        {
            return new Money((long)(euros * 100));
        }

        errors.Add(FormError.Of(field, FormProblem.AmountInvalid));
        return Money.Zero;
    }
}
