using System.Collections.Immutable;
using CE4BIG.Domain.Amounts;
using CE4BIG.Domain.Applications;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Pages.Calendar;
using CE4BIG.Pages.Models;

namespace CE4BIG.Pages.Mail;

/// <summary>What a mail about an exchange says, and to whom. Which of the optional facts a kind needs stands beside them.</summary>
public sealed record NoticeMail
{
    /// <summary>The purpose.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>The addressee's language.</summary>
    public required Language Language { get; init; }

    /// <summary>When it is written, in programme time: a deadline also says how long that is.</summary>
    public required DateTimeOffset At { get; init; }

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

    /// <summary>Whether nobody travels: then proof of travel is not asked for.</summary>
    public bool IsVirtual { get; init; }

    /// <summary>The absolute address of the one action: the step, or the exchange's own page. Null only where there is nothing to open.</summary>
    public string? ActionUrl { get; init; }

    /// <summary>
    /// The step; for all <c>Step…</c> kinds, for <see cref="NoticeKind.Ended"/> where a step's time ran out, and for
    /// <see cref="NoticeKind.MailCameBack"/> where the mail was about one.
    /// </summary>
    public StepKey? Step { get; init; }

    /// <summary>The code that the decision asks for; for all steps with a form.</summary>
    public string? Code { get; init; }

    /// <summary>
    /// The code for acting on the exchange's own page, for visitor and host: printed wherever <see cref="ActionUrl"/> leads to that page.
    /// </summary>
    public string? PageCode { get; init; }

    /// <summary>
    /// The step's deadline; the new one for <see cref="NoticeKind.StepExtended"/>; until when to pay back for debit notes.
    /// </summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Until when the report is still taken; for <see cref="NoticeKind.GraceBegan"/>.</summary>
    public DateTimeOffset? GraceUntil { get; init; }

    /// <summary>The place in the line for money, from 1; for <see cref="NoticeKind.Queued"/>.</summary>
    public int? Place { get; init; }

    /// <summary>Keys of the items of evidence that are asked for; for <see cref="StepKind.Completion"/>.</summary>
    public ImmutableArray<string> MissingItems { get; init; } = [];

    /// <summary>Who else is asked, or whom the step passes from: shown as "also involved".</summary>
    public ImmutableArray<Involved> AlsoInvolved { get; init; } = [];

    /// <summary>Whom a mail did not reach; for <see cref="NoticeKind.MailCameBack"/>.</summary>
    public Involved? Unreached { get; init; }

    /// <summary>What somebody wrote as a reason: changes asked for, evidence missing, rejection, refusal.</summary>
    public string? Reason { get; init; }

    /// <summary>The amount: approved, validated, to pay, paid.</summary>
    public Money? Amount { get; init; }

    /// <summary>Whom to pay; for finance's <see cref="StepKind.PaymentOrder"/>, which prints the account masked: the whole number stands on its page.</summary>
    public BankAccount? Account { get; init; }

    /// <summary>The days that the host certified, for <see cref="StepKind.PaymentOrder"/>.</summary>
    public CertifiedVisit? Certified { get; init; }

    /// <summary>
    /// The calculation in writing: for the visitor's <see cref="NoticeKind.Approved"/> and <see cref="NoticeKind.Validated"/>, and where an
    /// exchange <see cref="NoticeKind.Ended"/> with nothing due or refused; for finance's <see cref="StepKind.PaymentOrder"/>.
    /// </summary>
    public LumpSum? Formula { get; init; }

    /// <summary>How much is asked back; for debit notes and <see cref="StepKind.Recovery"/>.</summary>
    public Money? DebitAmount { get; init; }

    /// <summary>Whether the money asked back was given up instead of received; for <see cref="NoticeKind.RecoverySettled"/>.</summary>
    public bool RecoveryWaived { get; init; }

    /// <summary>The payment; for <see cref="NoticeKind.Paid"/>.</summary>
    public PaymentFacts? Payment { get; init; }

    /// <summary>The visit for the reader's calendar, or its removal from there; null where the mail brings nothing new for it.</summary>
    public VisitEvent? Calendar { get; init; }

    /// <summary>How the exchange ended; for <see cref="NoticeKind.Ended"/>.</summary>
    public Ending? Ending { get; init; }

    /// <summary>The purpose as a name without personal data, for the provider's custom argument: <c>host-confirmation-asked</c>.</summary>
    public string Name => NoticeNames.Of(Kind, Step);
}
