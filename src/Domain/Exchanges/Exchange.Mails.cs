namespace CE4BIG.Domain.Exchanges;

// What becomes of mails that were sent (domain: What people suffer from, "mails that silently failed").
public sealed partial class Exchange
{
    /// <summary>
    /// A mail came back: the coordinator is told whom it did not reach, once for each person and step, since reminders to the same address
    /// come back as well. Where it was the coordinator's own nobody is told, so that no mail about a mail goes round in circles.
    /// </summary>
    /// <param name="mail">The mail, as it stands in the outbox.</param>
    /// <param name="how">How it came back.</param>
    /// <param name="now">Programme time.</param>
    public Outcome MailCameBack(Notice mail, MailReturn how, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (State.AnonymisedAt is not null)
        {
            return new Outcome.Refused(Refusal.NoLongerNeeded);
        }

        if (State.Returned.Any(known => known.Step == mail.Step && IsSame(known.To.Email, mail.To.Email)))
        {
            return new Outcome.Repeated();
        }

        State = State with { Returned = State.Returned.Add(new ReturnedMail(mail.Step, mail.To)) };
        Audit(now, mail.To, AuditAction.MailCameBack, mail.Step, State.Stage, how.ToString().ToLowerInvariant());
        if (mail.To.Role != Role.Coordinator && CoordinatorBeside(mail.To, now) is { } coordinator)
        {
            // About the exchange as a whole, since the step's own sender may be gone; its number says which one came back.
            _notices.Add(new Notice(NoticeKind.MailCameBack, coordinator, null, State.Returned.Length));
        }

        return new Outcome.Done();
    }

    // Who is a manager, too, has that mailbox once: what came back from it is another coordinator's to see to.
    private Addressee? CoordinatorBeside(Addressee person, DateTimeOffset now)
    {
        var today = _programme.Deadlines.LocalDate(now);
        return People.Coordinator([.. State.Conflicts, person.Email], today) ?? People.Coordinator([person.Email], today);
    }
}
