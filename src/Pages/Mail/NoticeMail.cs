using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Pages.Models;

namespace CE4BIG.Pages.Mail;

/// <summary>What a mail about an exchange says, and to whom. Which of the optional facts a kind needs stands beside them.</summary>
public sealed record NoticeMail
{
    /// <summary>The purpose.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>The addressee's language.</summary>
    public required Language Language { get; init; }

    /// <summary>The exchange's programme: name, time zone, evidence, funding statement.</summary>
    public required Programme Programme { get; init; }

    /// <summary>The exchange.</summary>
    public required ExchangeId Exchange { get; init; }

    /// <summary>In what capacity the addressee is written to.</summary>
    public required Role Role { get; init; }

    /// <summary>The addressee's name.</summary>
    public required string RecipientName { get; init; }

    /// <summary>The visiting organisation.</summary>
    public required string Visitor { get; init; }

    /// <summary>The host organisation.</summary>
    public required string Host { get; init; }

    /// <summary>First day of the visit.</summary>
    public required DateOnly VisitStart { get; init; }

    /// <summary>Last day of the visit.</summary>
    public required DateOnly VisitEnd { get; init; }

    /// <summary>The absolute address of the one action: the step, or the exchange's own page. Null only where there is nothing to open.</summary>
    public string? ActionUrl { get; init; }

    /// <summary>The step; for all <c>Step…</c> kinds, and for <see cref="NoticeKind.Ended"/> where a step's time ran out.</summary>
    public StepKey? Step { get; init; }

    /// <summary>The code that the decision asks for; for all steps with a form.</summary>
    public string? Code { get; init; }

    /// <summary>The step's deadline.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Who else is asked, or whom the step passes from: shown as "also involved".</summary>
    public ImmutableArray<Involved> AlsoInvolved { get; init; } = [];

    /// <summary>What somebody wrote as a reason: changes asked for, evidence missing, rejection, refusal.</summary>
    public string? Reason { get; init; }

    /// <summary>The amount: approved, validated, to pay, paid.</summary>
    public Money? Amount { get; init; }

    /// <summary>The payment; for <see cref="NoticeKind.Paid"/>.</summary>
    public PaymentFacts? Payment { get; init; }

    /// <summary>How the exchange ended; for <see cref="NoticeKind.Ended"/>.</summary>
    public Ending? Ending { get; init; }

    /// <summary>The purpose as a name without personal data, for the provider's custom argument: <c>host-confirmation-asked</c>.</summary>
    public string Name => NoticeNames.Of(Kind, Step);
}
