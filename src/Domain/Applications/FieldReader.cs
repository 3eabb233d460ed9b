using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CE4BIG.Domain.Amounts;

namespace CE4BIG.Domain.Applications;

/// <summary>
/// Reads fields one by one and keeps what is wrong with them, one problem a field. A field that is wrong reads as a default value,
/// which never leaves the reader: with any error there is no application.
/// </summary>
internal sealed class FieldReader(IReadOnlyDictionary<string, string> fields)
{
    // Farther off is a slip of the finger; nearer ones the programme judges.
    private const int EarliestYear = 2000;
    private const int LatestYear = 2199;
    private const long CentsInMillion = 100_000_000;
    private const long CentsInEuro = 100;

    private readonly List<FieldError> _errors = [];

    internal delegate bool Parser<T>(string text, [MaybeNullWhen(false)] out T value);

    public IReadOnlyList<FieldError> Errors => _errors;

    public string Line(string field, int limit) => Line(field, limit, Raw(field));

    public string Lines(string field, int limit) => Lines(field, limit, Raw(field));

    /// <summary>A line that stands for a field, but was put together of others.</summary>
    public string Line(string field, int limit, string raw) => Text(field, limit, raw, CleanText.TryLine);

    /// <summary>A text that stands for a field, but was put together of others.</summary>
    public string Lines(string field, int limit, string raw) => Text(field, limit, raw, CleanText.TryLines);

    public string? OptionalLine(string field) => CleanText.TryLine(Raw(field), out var clean) ? clean : Fail<string>(field, FieldProblem.UnsafeCharacters);

    /// <summary>A value of a form of its own, such as an account number.</summary>
    public T Value<T>(string field, Parser<T> parse, FieldProblem problem)
    {
        var text = Line(field, int.MaxValue);
        return text.Length == 0 ? default! : parse(text, out var value) ? value : Fail<T>(field, problem)!;
    }

    public T Choice<T>(string field, Parser<T> parse, IEnumerable<string>? allowed = null)
    {
        var text = Line(field, int.MaxValue);
        return text.Length == 0 ? default! : parse(text, out var value) ? value : Fail<T>(field, FieldProblem.UnknownChoice, allowed: [.. allowed ?? []])!;
    }

    public int WholeNumber(string field, int min, int max)
    {
        // People group thousands with spaces; a point or comma may mean a fraction and is not guessed at.
        var digits = Line(field, int.MaxValue).Replace(" ", "", StringComparison.Ordinal);
        if (digits.Length == 0)
            return default;

        if (!digits.All(char.IsAsciiDigit))
            return Fail<int>(field, FieldProblem.NotAWholeNumber);

        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > max)
            return Fail<int>(field, FieldProblem.TooLarge, max);

        return number < min ? Fail<int>(field, FieldProblem.TooSmall, min) : number;
    }

    /// <summary>Millions of euro, with a point or a comma before the fraction.</summary>
    public Money MillionEuros(string field, int max) => Amount(field, max, CentsInMillion);

    /// <summary>Euro, with a point or a comma before the cents.</summary>
    public Money Euros(string field, int max) => Amount(field, max, CentsInEuro);

    public static bool IsPlausible(DateOnly date) => date.Year is >= EarliestYear and <= LatestYear;

    public DateOnly Date(string field)
        => Value(
            field,
            (string text, out DateOnly date) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
                && IsPlausible(date),
            FieldProblem.NotADate);

    /// <summary>A box that may be ticked where the programme offers it. Ticked where it does not, it is said so: ignoring it would change what was asked for.</summary>
    public bool Ticked(string field, bool offered)
    {
        var ticked = Raw(field) == ApplicationFields.Yes;
        return ticked && !offered ? Fail<bool>(field, FieldProblem.UnknownChoice) : ticked;
    }

    public bool Declared(string field, bool required)
    {
        var declared = Raw(field) == ApplicationFields.Yes;
        return declared || !required ? declared : Fail<bool>(field, FieldProblem.NotDeclared);
    }

    /// <summary>A problem seen only with other fields; said only where the field itself is right.</summary>
    public void Refuse(string field, FieldProblem problem, int? limit = null)
    {
        if (IsRight(field))
            Fail<string>(field, problem, limit);
    }

    /// <summary>Whether nothing is wrong with a field so far.</summary>
    public bool IsRight(string field) => !_errors.Any(error => error.Field == field);

    private Money Amount(string field, int max, long centsPerUnit)
    {
        var text = Line(field, int.MaxValue).Replace(" ", "", StringComparison.Ordinal).Replace(',', '.');
        if (text.Length == 0)
            return default;

        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
            return Fail<Money>(field, FieldProblem.NotAnAmount);

        if (amount > max)
            return Fail<Money>(field, FieldProblem.TooLarge, max);

        var cents = amount * centsPerUnit;
        return decimal.IsInteger(cents) ? new Money((long)cents) : Fail<Money>(field, FieldProblem.NotAnAmount);
    }

    private string Text(string field, int limit, string raw, CleanText.Cleaner cleaner)
    {
        if (!cleaner(raw, out var text))
            return Fail<string>(field, FieldProblem.UnsafeCharacters) ?? "";

        if (text.Length == 0)
            return Fail<string>(field, FieldProblem.Missing) ?? "";

        return text.Length > limit ? Fail<string>(field, FieldProblem.TooLong, limit) ?? "" : text;
    }

    private string Raw(string field) => fields.TryGetValue(field, out var text) ? text ?? "" : "";

    private T? Fail<T>(string field, FieldProblem problem, int? limit = null, IReadOnlyList<string>? allowed = null)
    {
        _errors.Add(new FieldError(field, problem, limit, allowed));
        return default;
    }
}
