using CE4BIG.Domain.Programmes;
using static CE4BIG.Domain.Applications.ApplicationFields;

namespace CE4BIG.Domain.Applications.Drafts;

/// <summary>Reads a posted application form as a draft: takes everything, right or wrong, that can be kept and sent back.</summary>
public static class DraftReader
{
    /// <summary>The draft, or the fields that stand in its way.</summary>
    public static Parsed<DraftContent, FieldError> Read(IReadOnlyDictionary<string, string> fields, Programme programme)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(programme);

        // No form of ours has more days than these; a request made by hand must not fill a row beyond its limit.
        var days = fields.Keys.Where(DailyAgenda.IsField).Order(StringComparer.Ordinal).Take(DailyAgenda.MostDays).ToHashSet(StringComparer.Ordinal);
        var typed = fields.Where(field => field.Value.Length > 0 && DraftLimits.Keeps(field.Key) && (!DailyAgenda.IsField(field.Key) || days.Contains(field.Key)))
            .ToDictionary(StringComparer.Ordinal);
        var errors = typed.Select(field => Problem(field.Key, field.Value)).OfType<FieldError>().ToList();
        var email = ReadEmail(typed, errors);
        return errors.Count == 0 && email is not null ? new(new DraftContent(email, ReadLanguage(typed, programme), typed), []) : new(null, errors);
    }

    private static FieldError? Problem(string field, string text)
    {
        if (text.Length > DraftLimits.Most(field))
            return new FieldError(field, FieldProblem.TooLong, DraftLimits.Of(field));

        return CleanText.TryLines(text, out _) ? null : new FieldError(field, FieldProblem.UnsafeCharacters);
    }

    private static string? ReadEmail(Dictionary<string, string> typed, List<FieldError> errors)
    {
        if (EmailAddress.TryRead(typed.GetValueOrDefault(VisitorEmail), out var email))
            return email;

        if (!errors.Any(error => error.Field == VisitorEmail))
            errors.Add(new FieldError(VisitorEmail, typed.ContainsKey(VisitorEmail) ? FieldProblem.NotAnEmail : FieldProblem.Missing));

        return null;
    }

    private static Language? ReadLanguage(Dictionary<string, string> typed, Programme programme)
        => Codes.TryParse(typed.GetValueOrDefault(VisitorLanguage), out Language language) && programme.Languages.Contains(language) ? language : null;
}
