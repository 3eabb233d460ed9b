namespace CE4BIG.Domain.Exchanges;

// What happens to a step's link without deciding the step (architecture §4).
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

        var renewed = step with { LinkSerial = step.LinkSerial + 1, WrongCodes = 0 };
        Replace(renewed);
        Audit(now, addressee, AuditAction.LinkRenewed, key, State.Stage);
        Tell(NoticeKind.StepLinkRenewed, addressee, renewed, renewed.LinkSerial);
        return new Outcome.Done();
    }
}
