using System.Globalization;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Models;

/// <summary>One thing that is wrong with a form, at one field; Pages has the sentence.</summary>
public sealed record FormError
{
    private FormError(string field, string key, string? limit, string? subject)
    {
        Field = field;
        Key = key;
        Limit = limit ?? "";
        Subject = subject ?? "";
    }

    /// <summary>The name of the field.</summary>
    public string Field { get; }

    /// <summary>A number or list that the sentence names: the most characters, the attempts left.</summary>
    public string Limit { get; }

    /// <summary>What the sentence is about beside the field: the name of a file.</summary>
    public string Subject { get; }

    internal string Key { get; }

    /// <summary>A problem that the application's reader found.</summary>
    public static FormError Of(FieldError error) => new(error.Field, $"FieldProblem.{error.Problem}", error.Limit?.ToString(CultureInfo.InvariantCulture), null);

    /// <summary>A problem with a step's form.</summary>
    public static FormError Of(string field, FormProblem problem, long? limit = null, string? subject = null) =>
        new(field, $"FormProblem.{problem}", limit?.ToString(CultureInfo.InvariantCulture), subject);

    /// <summary>A refusal of the exchange itself, shown at the field that can mend it.</summary>
    public static FormError Of(string field, Refusal refusal) => new(field, $"Refusal.{refusal}", null, null);
}
