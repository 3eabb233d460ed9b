using System.Globalization;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Calendar;
using CE4BIG.Domain.Programmes;

namespace CE4BIG.Pages.Words;

/// <summary>What a field of the application holds, as people read it instead of as forms post it.</summary>
internal static class FieldValues
{
    /// <summary>The value in words; unchanged where it is somebody's own text.</summary>
    public static string Text(Vocabulary words, Formats formats, Programme programme, string field, string value) => field switch
    {
        ApplicationFields.StartDate or ApplicationFields.EndDate => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? formats.Date(date) : value,
        ApplicationFields.VisitorCountry or ApplicationFields.HostCountry => CountryCode.TryParse(value, out var country) ? Countries.Name(words, country) : value,
        ApplicationFields.VisitorCluster or ApplicationFields.HostCluster => programme.FindCluster(value)?.Name ?? value,
        ApplicationFields.VisitorKind or ApplicationFields.HostKind => Codes.TryParse(value, out OrganisationKind kind) ? words.Name(kind) : value,
        ApplicationFields.VisitorLanguage or ApplicationFields.HostLanguage => Codes.TryParse(value, out Language language) ? Vocabulary.Of(language)["site.ownName"] : value,
        _ when value == ApplicationFields.Yes => words["changes.yes"],
        _ => value,
    };
}
