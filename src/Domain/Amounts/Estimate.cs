using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Domain.Amounts;

/// <summary>"What do I get?", before anybody fills in an application: by the rule of domain: Amount and the latest rates.</summary>
public static class Estimate
{
    /// <summary>Where the host is registered.</summary>
    public const string Host = "calc-host";

    /// <summary>Working days of the visit.</summary>
    public const string WorkingDays = "calc-days";

    /// <summary>Whether it is nearer than the programme's distance: <see cref="ApplicationFields.Yes"/> where it is.</summary>
    public const string Near = "calc-near";

    private const int MostDays = 366;

    /// <summary>All questions in the form's order.</summary>
    public static IReadOnlyList<string> Fields { get; } = [Host, WorkingDays, Near];

    /// <summary>The lump sum, or every answer to mend.</summary>
    public static Parsed<LumpSum, FieldError> Read(IReadOnlyDictionary<string, string> fields, Programme programme)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(programme);
        var rules = programme.LumpSum;
        var reader = new FieldReader(fields);
        var country = reader.Choice<CountryCode>(Host, CountryCode.TryParse);
        var days = reader.WholeNumber(WorkingDays, 1, MostDays);
        var near = reader.Ticked(Near, offered: rules.HalfIfKmBelow > 0);
        if (reader.IsRight(Host) && !programme.EligibleCountries.Contains(country))
            reader.Refuse(Host, FieldProblem.UnknownChoice);

        if (reader.Errors.Count > 0)
            return new(null, reader.Errors);

        // Whoever asks is about to plan a visit. What matters of the distance is only on which side of the limit it lies.
        var from = rules.Rates.Max(table => table.ValidFrom);
        return LumpSum.ComputeWherePossible(rules, country, from, days, near ? rules.HalfIfKmBelow - 1 : rules.HalfIfKmBelow) is { } sum
            ? new(sum, [])
            : new(null, [new FieldError(Host, FieldProblem.UnknownChoice)]);
    }
}
