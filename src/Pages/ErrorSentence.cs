using CE4BIG.Domain.Programmes;
using CE4BIG.Pages.Models;
using CE4BIG.Pages.Words;

namespace CE4BIG.Pages;

/// <summary>What is wrong, in words, for those who read no page: the API's callers are told what the form's are.</summary>
public static class ErrorSentence
{
    /// <summary>The sentence that the form shows at the field.</summary>
    /// <param name="error">What is wrong.</param>
    /// <param name="language">In which language.</param>
    /// <param name="timeZone">By whose clock times are told.</param>
    public static string Of(FormError error, Language language, TimeZoneInfo timeZone)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error.Sentence(Vocabulary.Of(language), new Formats(language, timeZone));
    }
}
