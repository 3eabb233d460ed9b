using CE4BIG.Domain.Programmes;
using CE4BIG.Pages.Models;
using CE4BIG.Pages.Words;

namespace CE4BIG.Pages;

/// <summary>The sentence that a page shows after it saved by itself.</summary>
public static class AutosaveNote
{
    /// <summary>When it was saved, and what became of the mail with the link.</summary>
    /// <param name="language">The page's language.</param>
    /// <param name="timeZone">By whose clock.</param>
    /// <param name="at">When, in real time: what the reader's own clock shows.</param>
    /// <param name="link">What became of the mail.</param>
    /// <param name="email">Where it goes.</param>
    public static string Saved(Language language, TimeZoneInfo timeZone, DateTimeOffset at, DraftLink link, string email)
    {
        var words = Vocabulary.Of(language);
        var time = new Formats(language, timeZone).Time(at);
        return link switch
        {
            DraftLink.Sent => words["sections.savedSent", ("time", time), ("email", email)],
            DraftLink.Before => words["sections.saved", ("time", time)],
            DraftLink.Refused => words["sections.savedRefused", ("time", time), ("email", email)],
        };
    }

    /// <summary>That it could not be saved.</summary>
    public static string Failed(Language language) => Vocabulary.Of(language)["sections.saveFailed"];

    /// <summary>That there is nothing to save any more.</summary>
    public static string Submitted(Language language) => Vocabulary.Of(language)["sections.saveGone"];
}
