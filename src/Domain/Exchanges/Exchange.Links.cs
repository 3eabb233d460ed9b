namespace CE4BIG.Domain.Exchanges;

// What happens to links and codes without deciding anything (architecture §4).
public sealed partial class Exchange
{
    /// <summary>A wrong code was entered; at the fifth the link is dead, and a fresh one must be asked for.</summary>
    public Outcome CountWrongCode(StepKey key, DateTimeOffset now)
    {
        if (Find(key) is not { IsOpen: true, Addressee: { } addressee } step)
        {
            return new Outcome.Refused(Refusal.NoLongerNeeded);
        }

        Replace(step with { WrongCodes = step.WrongCodes + 1 });
        Audit(now, addressee, AuditAction.WrongCode, key, State.Stage);
        return new Outcome.Done();
    }

    /// <summary>A fresh link and code for an open step, mailed to the address on record; the link before it dies.</summary>
    public Outcome RenewLink(StepKey key, DateTimeOffset now)
    {
        if (Find(key) is not { IsOpen: true, Addressee: { } addressee } step)
        {
            return new Outcome.Refused(Find(key) is null ? Refusal.UnknownStep : Refusal.NoLongerNeeded);
        }

        Audit(now, addressee, AuditAction.LinkRenewed, key, State.Stage);
        Renew(step);
        return new Outcome.Done();
    }

    /// <summary>A wrong code was entered on the visitor's or the host's page.</summary>
    public Outcome CountWrongPageCode(Role role, DateTimeOffset now)
    {
        SetPage(role, Page(role) with { WrongCodes = Page(role).WrongCodes + 1 });
        Audit(now, Person(role), AuditAction.WrongCode, null, State.Stage);
        return new Outcome.Done();
    }

    /// <summary>A fresh code for the visitor's or the host's page, mailed to the address on record; the code before it dies.</summary>
    public Outcome RenewPageCode(Role role, DateTimeOffset now)
    {
        SetPage(role, new PageAccess(Page(role).Serial + 1, 0));
        Audit(now, Person(role), AuditAction.LinkRenewed, null, State.Stage);
        TellPageCode(role);
        return new Outcome.Done();
    }

    /// <summary>The code by which visitor or host act on their page.</summary>
    public PageAccess Page(Role role) => role == Role.Host ? State.HostPage : State.VisitorPage;

    /// <summary>Who visitor or host is.</summary>
    public Addressee Person(Role role) => role == Role.Host ? State.Host : State.Visitor;

    // The code's own serial tells one such mail from the next.
    private void TellPageCode(Role role) => _notices.Add(new Notice(NoticeKind.PageCode, Person(role), null, Page(role).Serial));

    private void SetPage(Role role, PageAccess page) => State = role == Role.Host ? State with { HostPage = page } : State with { VisitorPage = page };

    private void Renew(Step step)
    {
        var renewed = step with { LinkSerial = step.LinkSerial + 1, WrongCodes = 0 };
        Replace(renewed);
        Tell(NoticeKind.StepLinkRenewed, step.Addressee!, renewed, renewed.LinkSerial);
    }
}
