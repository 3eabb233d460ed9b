using CE4BIG.Domain.Exchanges;
using CE4BIG.Domain.Programmes;
using CE4BIG.Pages.Calendar;
using CE4BIG.Pages.Mail;

namespace CE4BIG.Pages.Tests.Samples;

/// <summary>Every mail, by name.</summary>
internal static class AllMails
{
    public const string ActionUrl = "http://localhost:7071/step/CX-7K3M9QPD/report-1?k=" + Sample.Secret + "&lang=pl";
    public const string Code = "402917";
    public const string PageCode = "550137";

    private static readonly NoticeKind[] StepNotices =
        [NoticeKind.StepAsked, NoticeKind.StepReminder, NoticeKind.StepEscalated, NoticeKind.StepPassedOn, NoticeKind.StepExtended, NoticeKind.StepLinkRenewed, NoticeKind.StepOverdue];

    /// <summary>Steps that somebody is asked; the others wait for the calendar.</summary>
    public static readonly StepKind[] Asked = [.. Enum.GetValues<StepKind>().Except([StepKind.Budget, StepKind.Travel, StepKind.AfterClosing, StepKind.Retention])];

    public static IEnumerable<(string Name, NoticeMail Mail)> Of(Sample s, Language language)
    {
        foreach (var kind in Enum.GetValues<NoticeKind>().Except(StepNotices))
        {
            foreach (var ending in kind == NoticeKind.Ended ? Enum.GetValues<Ending>() : [Ending.Closed])
            {
                foreach (var role in new[] { Role.Visitor, Role.Host, Role.HostingManager })
                    yield return ($"{kind}-{ending}-{role}", Mail(s, language, kind, role) with { Ending = kind == NoticeKind.Ended ? ending : null, Code = Code, Step = kind == NoticeKind.GraceBegan || ending == Ending.Lapsed || (kind == NoticeKind.MailCameBack && role == Role.Host) ? new StepKey(StepKind.Report, 1) : null });
            }
        }

        foreach (var kind in StepNotices)
        {
            foreach (var step in Asked)
            {
                yield return ($"{kind}-{step}", Mail(s, language, kind, Role.Finance) with { Step = new StepKey(step, 1), Code = Code, Due = Sample.Now, MissingItems = step == StepKind.Completion ? ["return-travel"] : [] });
            }

            yield return ($"{kind}-Report-again", Mail(s, language, kind, Role.Visitor) with { Step = new StepKey(StepKind.Report, 2), Code = Code, Due = Sample.Now });
        }
    }

    public static IEnumerable<DraftMail> Drafts(Language language) => Enum.GetValues<DraftMailKind>().Select(kind => new DraftMail
    {
        Kind = kind,
        Language = language,
        Programme = Sample.Programme,
        ActionUrl = "http://localhost:7071/apply/draft/0123456789abcdef0123456789abcdef?k=" + Sample.Secret,
        KeptUntil = Sample.Now.AddDays(90),
        ClosesAt = Sample.Programme.Deadlines.EndOf(Sample.Programme.OpenTo),
    });

    public static VisitEvent Visit(Sample s, Language language, bool isCancelled = false) => new()
    {
        Language = language,
        Programme = Sample.Programme.Name,
        Exchange = Sample.Exchange,
        Version = 2,
        At = Sample.Now,
        Start = s.Application.Visit.Start,
        End = s.Application.Visit.End,
        Visitor = s.Application.Visitor.Organisation,
        Host = s.Application.Host.Organisation,
        Country = s.Application.Host.Country,
        IsCancelled = isCancelled,
    };

    public static DigestMail Digest(Sample s, Language language)
    {
        var mails = Of(s, language).Select(mail => mail.Mail).ToList();
        return new DigestMail
        {
            Language = language,
            Programme = Sample.Programme,
            RecipientName = s.Application.HostContact.Name,
            At = Sample.Now.AddDays(-7),
            DeskUrl = "http://localhost:7071/desk",
            Tasks =
            [
                .. mails.Where(mail => mail.Kind == NoticeKind.StepAsked).Select((mail, i) => mail with { Due = Sample.Now.AddDays(30 - i), ActionUrl = $"http://localhost:7071/step/{mail.Exchange}/{mail.Step}?k={Sample.Secret}" }),
                mails.First(mail => mail.Kind == NoticeKind.StepReminder) with { Due = Sample.Now.AddDays(-9), ActionUrl = $"http://localhost:7071/step/CX-7K3M9QPD/late?k={Sample.Secret}" },
            ],
            News = [mails.First(mail => mail is { Kind: NoticeKind.Postponed, Role: Role.HostingManager }), mails.First(mail => mail is { Kind: NoticeKind.Ended, Role: Role.HostingManager })],
            More = 2,
        };
    }

    private static NoticeMail Mail(Sample s, Language language, NoticeKind kind, Role role) => new()
    {
        Kind = kind,
        Language = language,
        At = Sample.Now.AddDays(-7),
        Programme = Sample.Programme,
        Exchange = Sample.Exchange,
        Role = role,
        RecipientName = s.Application.VisitorContact.Name,
        Visitor = s.Application.Visitor.Organisation,
        Host = s.Application.Host.Organisation,
        VisitStart = s.Application.Visit.Start,
        VisitEnd = s.Application.Visit.End,
        ActionUrl = ActionUrl,
        Reason = s.Report.Results,
        Amount = Sample.LumpSum.Amount,
        Payment = kind == NoticeKind.Paid ? Sample.Payment : null,
        PageCode = role is Role.Visitor or Role.Host ? PageCode : null,
        Formula = kind is NoticeKind.Approved or NoticeKind.Validated or NoticeKind.Ended ? Sample.LumpSum : null,
        Due = Sample.Now,
        GraceUntil = kind == NoticeKind.GraceBegan ? Sample.Now.AddDays(15) : null,
        Place = kind == NoticeKind.Queued ? 3 : null,
        DebitAmount = kind is NoticeKind.DebitNote or NoticeKind.DebitReminder or NoticeKind.RecoverySettled ? s.Recovery.Amount : null,
        RecoveryWaived = role == Role.Host,
        Unreached = kind == NoticeKind.MailCameBack ? new Involved(Role.Host, s.Application.HostContact.Name) : null,
        Calendar = kind is NoticeKind.Approved or NoticeKind.Postponed ? Visit(s, language, kind == NoticeKind.Postponed) : null,
        AlsoInvolved = [new Involved(Role.HostingManager, s.Application.HostContact.Name)],
    };
}
