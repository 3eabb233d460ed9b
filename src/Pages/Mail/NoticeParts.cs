using System.Collections.Immutable;
using CE4BIG.Domain.Exchanges;
using CE4BIG.Pages.Calendar;
using CE4BIG.Pages.Words;

namespace CE4BIG.Pages.Mail;

/// <summary>Turns a mail about an exchange into its parts: the one action first, then the code, the deadline, who else, the facts.</summary>
internal sealed class NoticeParts
{
    private readonly NoticeMail _mail;
    private readonly Vocabulary _words;
    private readonly Formats _formats;

    private NoticeParts(NoticeMail mail)
    {
        _mail = mail;
        _words = Vocabulary.Of(mail.Language);
        _formats = new Formats(mail.Language, mail.Programme.TimeZone);
    }

    private bool AsksSomething => _mail.Kind is NoticeKind.StepAsked or NoticeKind.StepReminder or NoticeKind.StepEscalated or NoticeKind.StepPassedOn
        or NoticeKind.StepExtended or NoticeKind.StepLinkRenewed or NoticeKind.GraceBegan;

    // The page of the exchange asks for a code too where visitor or host act on it of their own accord.
    private bool LeadsToPage => !AsksSomething && _mail is { PageCode: not null, ActionUrl: not null, Role: Role.Visitor or Role.Host };

    private string? Code => AsksSomething ? _mail.Code : LeadsToPage ? _mail.PageCode : null;

    public static MailParts Of(NoticeMail mail) => new NoticeParts(mail).Build();

    /// <summary>The same in three lines, for the mail of the day.</summary>
    public static MailEntry Entry(NoticeMail mail) => new NoticeParts(mail).BuildEntry();

    private MailParts Build() => new()
    {
        Language = _mail.Language,
        Subject = $"[{_mail.Exchange}] {Subject()}",
        Preheader = Preheader(),
        Greeting = Say("mail.greeting", ("name", _mail.RecipientName)),
        Lead = Lead(),
        Quote = string.IsNullOrEmpty(_mail.Reason) ? null : new LabelledText(_words["mail.reasonBy"], _mail.Reason),
        Action = _mail.ActionUrl is { } address ? new LabelledText(ActionLabel(), address) : null,
        LinkHint = _words["mail.linkHint"],
        Asks = AsksSomething,
        Code = Code is { } code ? new LabelledText(_words["mail.code"], code) : null,
        CodeHint = _words[LeadsToPage ? "mail.pageCodeHint" : "mail.codeHint"],
        Deadline = Deadline(),
        Involved = Involved(),
        Details = Details(),
        List = List(),
        Formula = _mail.Formula is { } lumpSum ? new LabelledLines(_words["mail.formula"], [.. FormulaWords.Lines(_words, _formats, lumpSum)]) : null,
        Facts = Facts(),
        Footer = MailFooter.Of(_mail.Programme, _mail.Language, _words[Code is not null ? "mail.footer" : "mail.footerPlain",
            ("product", _words["site.product"]), ("programme", _mail.Programme.Name)]),
        Attachments = _mail.Calendar is { } visit ? [new MailAttachment(VisitCalendar.FileName, VisitCalendar.MediaType, VisitCalendar.Write(visit))] : [],
    };

    // What is asked, and not how often it was: in the mail of the day a reminder stands beside what it reminds of.
    private MailEntry BuildEntry() => new(
        $"[{_mail.Exchange}] {(AsksSomething ? Say($"{StepKeyOf()}.subject") : Subject())}",
        AsksSomething && _mail.Due is { } due
            ? due < _mail.At ? _words["mail.digest.overdue", ("date", _formats.Day(due))] : DeadlineWords.Of(_words, _formats, "mail.digest.due", due, _mail.At)
            : null,
        _mail.ActionUrl is { } address ? new LabelledText(ActionLabel(), address) : null,
        AsksSomething && _mail.Code is { } code ? new LabelledText(_words["mail.code"], code) : null);

    // Beside the subject, which says what is asked: what to do and until when; else how the mail begins.
    private string Preheader() => AsksSomething && _mail.ActionUrl is not null
        ? string.Join(" – ", new[] { ActionLabel(), Deadline() }.OfType<string>())
        : Capital(Lead()[0]);

    private string Subject() => _mail.Kind switch
    {
        NoticeKind.ApplicationReceived => Say("mail.received.subject"),
        NoticeKind.StepAsked => Say($"{StepKeyOf()}.subject"),
        NoticeKind.StepReminder => _words["mail.reminderSubject", ("subject", Say($"{StepKeyOf()}.subject"))],
        NoticeKind.StepEscalated => _words["mail.escalatedSubject", ("subject", Say($"{StepKeyOf()}.subject"))],
        NoticeKind.StepPassedOn => _words["mail.passedOnSubject", ("subject", Say($"{StepKeyOf()}.subject"))],
        NoticeKind.StepExtended => _words["mail.extendedSubject", ("subject", Say($"{StepKeyOf()}.subject"))],
        NoticeKind.StepLinkRenewed => _words["mail.renewedSubject", ("subject", Say($"{StepKeyOf()}.subject"))],
        NoticeKind.StepOverdue => Say("mail.overdueSubject", ("step", StepName())),
        NoticeKind.Queued => Say("mail.queued.subject"),
        NoticeKind.Approved => Say(_mail.Role == Role.Host ? "mail.approvedHost.subject" : "mail.approvedVisitor.subject"),
        NoticeKind.Postponed => Say("mail.postponed.subject"),
        NoticeKind.HostReleased => Say("mail.hostReleased.subject"),
        NoticeKind.TravelReminder => Say("mail.travel.subject"),
        NoticeKind.GraceBegan => Say("mail.grace.subject"),
        NoticeKind.Validated => Say("mail.validated.subject"),
        NoticeKind.Paid => Say("mail.paid.subject"),
        NoticeKind.Ended => Say($"mail.ended.{Ending()}.subject"),
        NoticeKind.DebitNote => Say("mail.debit.subject"),
        NoticeKind.DebitReminder => _words["mail.reminderSubject", ("subject", Say("mail.debit.subject"))],
        NoticeKind.RecoverySettled => Say(_mail.RecoveryWaived ? "mail.waived.subject" : "mail.recovered.subject"),
        NoticeKind.PageCode => Say("mail.pageCode.subject"),
        NoticeKind.PaymentTakenBack => Say("mail.takenBack.subject"),
        NoticeKind.MailCameBack => _words["mail.cameBack.subject", ("name", Unreached().Name)],
    };

    private ImmutableArray<string> Lead() => _mail.Kind switch
    {
        NoticeKind.ApplicationReceived => [Say("mail.received.lead")],
        NoticeKind.StepAsked => [Say($"{StepKeyOf()}.lead")],
        NoticeKind.StepReminder => [_words["mail.reminderLead"], Sentence($"{StepKeyOf()}.lead")],
        NoticeKind.StepEscalated => [_words["mail.escalatedLead"], Sentence($"{StepKeyOf()}.lead")],
        NoticeKind.StepPassedOn => [_words["mail.passedOnLead"], Sentence($"{StepKeyOf()}.lead")],
        NoticeKind.StepExtended => [_words["mail.extendedLead", ("step", StepName())], Sentence($"{StepKeyOf()}.lead")],
        NoticeKind.StepLinkRenewed => [_words["mail.renewedLead"], Sentence($"{StepKeyOf()}.lead")],
        NoticeKind.StepOverdue => [Say("mail.overdueLead", ("step", StepName()))],
        NoticeKind.Queued => [Say("mail.queued.lead"), .. _mail.Place is { } place ? [_words["exchange.place", ("place", place)]] : Array.Empty<string>()],
        NoticeKind.Approved => [Say(_mail.Role == Role.Host ? "mail.approvedHost.lead" : "mail.approvedVisitor.lead")],
        NoticeKind.Postponed => [Say("mail.postponed.lead")],
        NoticeKind.HostReleased => [Say(_mail.Role == Role.Host ? "mail.hostReleased.host" : "mail.hostReleased.cluster")],
        NoticeKind.TravelReminder => [Say("mail.travel.lead")],
        NoticeKind.GraceBegan => [Say("mail.grace.lead")],
        NoticeKind.Validated => [Say("mail.validated.lead")],
        NoticeKind.Paid => [Say("mail.paid.lead")],
        NoticeKind.DebitNote => [Say("mail.debit.lead")],
        NoticeKind.DebitReminder => [_words["mail.debit.reminder"], Sentence("mail.debit.lead")],
        NoticeKind.RecoverySettled => [Say(_mail.RecoveryWaived ? "mail.waived.lead" : "mail.recovered.lead")],
        NoticeKind.PageCode => [Say("mail.pageCode.lead")],
        NoticeKind.PaymentTakenBack => [Say("mail.takenBack.lead")],
        NoticeKind.MailCameBack => [CameBack(Unreached())],
        NoticeKind.Ended when _mail.Role is not (Role.Visitor or Role.Host) => [Say("mail.endedStaff", ("outcome", _words.Name(Ending())))],
        NoticeKind.Ended => [Say($"mail.ended.{Ending()}.{(_mail.Role == Role.Visitor ? "visitor" : "host")}")],
    };

    private ImmutableArray<string> Details() => _mail.Calendar is { } visit
        ? [.. KindDetails(), _words[visit.IsCancelled ? "mail.calendar.removed" : "mail.calendar.attached", ("file", VisitCalendar.FileName)]]
        : KindDetails();

    private ImmutableArray<string> KindDetails() => _mail.Kind switch
    {
        NoticeKind.ApplicationReceived => [_words["mail.statusHint"]],
        NoticeKind.Approved when _mail.Role != Role.Host => [_words["mail.approvedVisitor.details"]],
        NoticeKind.Queued => [Say("mail.queued.details")],
        NoticeKind.DebitNote or NoticeKind.DebitReminder => [_words["mail.debit.details", ("number", _mail.Exchange)]],
        NoticeKind.Ended when _mail.Step is not null => [Say("mail.lapsedStep", ("step", StepName()))],
        NoticeKind.MailCameBack => [_words["mail.cameBack.replace"], .. _mail.Step is null ? Array.Empty<string>() : [_words["mail.cameBack.resend"]]],
        _ => [],
    };

    private string? Deadline() => _mail switch
    {
        { Kind: NoticeKind.GraceBegan, GraceUntil: { } until } => DeadlineWords.Of(_words, _formats, "mail.grace.until", until, _mail.At),
        { Kind: NoticeKind.DebitNote or NoticeKind.DebitReminder, Due: { } due } => DeadlineWords.Of(_words, _formats, "mail.debit.due", due, _mail.At),
        { Kind: NoticeKind.StepExtended, Due: { } due } => DeadlineWords.Of(_words, _formats, "mail.newDeadline", due, _mail.At),
        { Due: { } due } when AsksSomething => DeadlineWords.Of(_words, _formats, "mail.deadline", due, _mail.At),
        _ => null,
    };

    private LabelledText? Involved() => _mail.AlsoInvolved.IsEmpty
        ? null
        : new LabelledText(
            _words["mail.alsoInvolved"], string.Join(", ", _mail.AlsoInvolved.Select(other => _words["mail.involved", ("name", other.Name), ("role", _words.Name(other.Role))])));

    private ImmutableArray<string> List() => _mail.Kind == NoticeKind.TravelReminder
        ? EvidenceToKeep()
        : [.. _mail.MissingItems.Select(item => EvidenceWords.Name(_words, item))];

    private string ActionLabel() => _mail.Kind switch
    {
        _ when AsksSomething => _words[$"{StepKeyOf()}.action"],
        _ when _mail.Role == Role.Visitor => _words["mail.status"],
        _ => _words["mail.overdueAction"],
    };

    private ImmutableArray<LabelledText> Facts()
    {
        var facts = ImmutableArray.CreateBuilder<LabelledText>();
        facts.Add(Fact("mail.exchange", _mail.Exchange.ToString()));
        facts.Add(Fact("fact.visitor", _mail.Visitor));
        facts.Add(Fact("fact.host", _mail.Host));
        facts.Add(Fact("mail.visit", _formats.Period(_mail.VisitStart, _mail.VisitEnd)));
        // Beside what has to come back, what was once granted would only confuse.
        if (_mail.DebitAmount is null && (_mail.Payment?.Amount ?? _mail.Amount) is { } amount) facts.Add(Fact("mail.amount", _formats.Amount(amount)));
        if (_mail.Certified is { } certified) facts.Add(Fact("mail.certified", _formats.Period(certified.Start, certified.End)));
        if (_mail.Account is { } account)
        {
            facts.Add(Fact("fact.accountHolder", account.Holder));
            facts.Add(Fact("fact.iban", account.Iban.ToString()));
        }

        if (_mail.Payment is { } payment)
        {
            facts.Add(Fact("mail.valueDate", _formats.ShortDate(payment.ValueDate)));
            facts.Add(Fact("mail.bankReference", payment.BankReference));
        }

        if (_mail.DebitAmount is { } debit) facts.Add(Fact("mail.debitAmount", _formats.Amount(debit)));
        if (_mail.Ending is { } ending) facts.Add(Fact("mail.outcome", _words.Name(ending)));
        return facts.ToImmutable();
    }

    private ImmutableArray<string> EvidenceToKeep() =>
        [.. _mail.Programme.Evidence.Where(item => !_mail.IsVirtual || item.WhenVirtual).Select(item => _words[item.Mandatory ? "mail.travel.item" : "mail.travel.optionalItem", ("item", EvidenceWords.Name(_words, item.Key))])];

    // A report asked for again, since something was missing, is another message than the first one.
    private string StepKeyOf()
    {
        var step = Step();
        return step is { Kind: StepKind.Report, Round: > 1 } ? "mail.ReportAgain" : $"mail.{step.Kind}";
    }

    private StepKey Step() => _mail.Step ?? throw new InvalidOperationException($"A mail of kind {_mail.Kind} names its step.");

    private Ending Ending() => _mail.Ending ?? throw new InvalidOperationException($"A mail of kind {_mail.Kind} names the ending.");

    private Involved Unreached() => _mail.Unreached ?? throw new InvalidOperationException($"A mail of kind {_mail.Kind} names whom a mail did not reach.");

    private string CameBack(Involved person) => _mail.Step is null
        ? Say("mail.cameBack.lead", ("name", person.Name), ("role", _words.Name(person.Role)))
        : Say("mail.cameBack.stepLead", ("name", person.Name), ("role", _words.Name(person.Role)), ("step", StepName()));

    private string StepName() => _words.Name(Step().Kind);

    private LabelledText Fact(string key, string text) => new(_words[key], text);

    /// <summary>As a sentence of its own: in some languages the first one goes on after the greeting's comma.</summary>
    private string Sentence(string key) => Capital(Say(key));

    private string Capital(string text) => string.Concat(text[..1].ToUpper(_formats.Culture), text.AsSpan(1));

    private string Say(string key, params ReadOnlySpan<(string Name, object Value)> more) => _words[key,
    [
        .. more,
        ("visitor", _mail.Visitor),
        ("host", _mail.Host),
        ("start", _formats.Date(_mail.VisitStart)),
        ("end", _formats.Date(_mail.VisitEnd)),
        ("amount", (_mail.Payment?.Amount ?? _mail.Amount) is { } amount ? _formats.Amount(amount) : ""),
        ("debit", _mail.DebitAmount is { } debit ? _formats.Amount(debit) : ""),
    ]];
}
