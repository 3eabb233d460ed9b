using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Eligibility;
using CE4BIG.Domain.Programmes;
using CE4BIG.Pages;
using CE4BIG.Pages.Models;

namespace CE4BIG.Functions.Api;

/// <summary>One thing that is wrong with a request.</summary>
/// <param name="Field">The field or parameter.</param>
/// <param name="Code">A name that stays.</param>
/// <param name="Detail">The sentence that people are shown.</param>
/// <param name="Limit">The limit that was broken, where there is one.</param>
/// <param name="Allowed">The choices there are, where it is one.</param>
internal sealed record ApiError(string Field, string Code, string Detail, int? Limit = null, IReadOnlyList<string>? Allowed = null)
{
    /// <summary>What the application's reader found.</summary>
    public static ApiError Of(FieldError error, Programme programme) =>
        new(error.Field, ApiJson.Name(error.Problem), Sentence(FormError.Of(error), programme), error.Limit, error.Allowed);

    /// <summary>A rule of eligibility that is not kept.</summary>
    public static ApiError Of(RuleOutcome failed, Programme programme) =>
        new(failed.Field, ApiJson.Name(failed.Rule), Sentence(FormError.Of(failed), programme));

    /// <summary>A sentence in English, since programs read codes and their makers read English.</summary>
    public static string Sentence(FormError error, Programme programme) => ErrorSentence.Of(error, Language.En, programme.TimeZone);
}
