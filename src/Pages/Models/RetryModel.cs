namespace CE4BIG.Pages.Models;

/// <summary>Storage is away (503) and not even the form can be shown: what was typed is kept in the page and can be sent again.</summary>
/// <param name="Address">Where the form was posted to.</param>
/// <param name="Values">Field → what was typed.</param>
/// <param name="HadFiles">Whether files came with it, which have to be chosen again.</param>
public sealed record RetryModel(string Address, IReadOnlyDictionary<string, string> Values, bool HadFiles) : PageModel
{
    internal override Type Component => typeof(Components.Pages.Retry);

    internal override string Topic => "message";

    internal override PageOutcome Outcome => PageOutcome.Error;

    internal override string TitleKey => $"message.{nameof(MessageKind.Unavailable)}.title";
}
