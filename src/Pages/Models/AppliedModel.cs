using CE4BIG.Domain.Exchanges;

namespace CE4BIG.Pages.Models;

/// <summary>The application has been stored: its number and what happens next.</summary>
public sealed record AppliedModel : PageModel
{
    /// <summary>The number of the new exchange.</summary>
    public required ExchangeId Exchange { get; init; }

    /// <summary>Where the link to the exchange's own page was mailed.</summary>
    public required string VisitorEmail { get; init; }

    /// <summary>Who is asked next.</summary>
    public required string HostOrganisation { get; init; }

    /// <summary>Until when the host may answer.</summary>
    public required DateTimeOffset HostDue { get; init; }

    internal override Type Component => typeof(Components.Pages.Applied);

    internal override string Topic => "application";

    internal override PageOutcome Outcome => PageOutcome.Receipt;

    internal override string TitleKey => "title.applied";
}
